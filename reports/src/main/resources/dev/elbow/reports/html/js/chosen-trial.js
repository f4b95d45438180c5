// Everything about one trial: its verdict in words, its numbers, its charts, its pictures.

function startChosenTrial() {
  byId('chosen-empty').hidden = rowCount > 0;
  byId('chosen-parts').hidden = rowCount === 0;
  byId('chosen-line').hidden = rowCount === 0;
  if (rowCount === 0) {
    byId('chosen-trial').parentElement.hidden = true;
    return;
  }
  const select = byId('chosen-trial');
  const others = allRows.filter((row) => !rankOfRow.has(row));
  [...report.ranked, ...others].forEach((row) => select.append(element('option', { value: String(row) }, optionName(row))));
  select.addEventListener('change', () => chosenRow.set(Number(select.value)));
  byId('pictures-all')?.addEventListener('change', () => showPictures(chosenRow.get()));
  const show = (row) => {
    select.value = String(row);
    byId('chosen-verdict').replaceChildren(...verdictLine(row));
    byId('chosen-words').replaceChildren(...wordsAbout(row));
    showNumbers(row);
    showPictures(row);
  };
  chosenRow.listen(show);
  show(chosenRow.get());
  startDimensions();
  startRadii();
  startKlMap();
}

function optionName(row) {
  const rank = rankOfRow.has(row) ? `rank ${rankOfRow.get(row)}` : report.stateTitles[report.state[row]];
  return [trialName(row), rank, verdictTitle(row)].filter(Boolean).join(' · ');
}

function verdictLine(row) {
  return [element('b', {}, trialName(row)), ' ', ...(isNumber(report.verdict[row]) ? [verdictBadge(report.verdict[row])] : [])];
}

function wordsAbout(row) {
  const diagnosis = diagnosisOfRow.get(row);
  const reason = diagnosis?.reason ?? `Nothing was diagnosed: this trial is ${report.stateTitles[report.state[row]]}.`;
  const note = noteOf(row);
  return [
    element('p', { className: 'chosen-name' }, ...verdictLine(row)),
    element('p', { className: 'muted' }, settingsOf(row)),
    element('p', { className: 'why' }, reason),
    ...(note ? [element('p', { className: 'why muted' }, `${report.stateTitles[report.state[row]]}: ${note}`)] : []),
    element('div', { className: 'words' }, ...(diagnosis ? [
      notesBlock('Flags', diagnosis.flags),
      notesBlock('What to try', diagnosis.hints),
      notesBlock('Not measured', diagnosis.gaps),
    ].filter(Boolean) : [])),
  ];
}

function settingsOf(row) {
  const value = isNumber(objective.values[row]) ? [`${objective.title} ${withError(objective, row)} ${unitSign(objective.unit)}`.trim()] : [];
  const parameters = report.parameters.filter((parameter) => parameter.values[row] !== null).map((parameter) => `${parameter.name} ${formatValue(parameter.values[row])}`);
  return [...(rankOfRow.has(row) ? [`rank ${rankOfRow.get(row)}`] : []), ...value, ...parameters].join(' · ');
}

function notesBlock(title, places) {
  if (places.length === 0) return null;
  const notes = places.map((place) => element('li', {}, element('b', { className: 'note-title' }, report.noteTitles[place]), ` ${report.noteTexts[place]}`));
  return element('div', {}, element('h3', {}, title), element('ul', { className: 'notes' }, ...notes));
}

function showPictures(row) {
  const drawn = [...document.querySelectorAll('.drawn')];
  const all = byId('pictures-all')?.checked ?? false;
  drawn.forEach((article) => (article.hidden = !all && Number(article.dataset.row) !== row));
  if (byId('pictures-none')) byId('pictures-none').hidden = drawn.some((article) => !article.hidden);
}
