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
  chooseLinked();
  window.addEventListener('hashchange', chooseLinked);
  show(chosenRow.get());
  startDimensions();
  startRadii();
  startKlMap();
  startMissingCharts();
}

// A link to the page may name a trial: index.html#trial-12.
function chooseLinked() {
  const number = Number(location.hash.match(/^#trial-(\d+)$/)?.[1]);
  const row = report.number.indexOf(number);
  if (row < 0) return;
  chosenRow.set(row);
  byId('chosen-section').scrollIntoView();
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
  return [
    element('p', { className: 'chosen-name' }, ...verdictLine(row)),
    element('p', { className: 'muted' }, settingsOf(row)),
    ...(whyTried(row) ? [element('p', { className: 'muted' }, `Why it was tried: ${whyTried(row)}`)] : []),
    element('p', { className: 'why' }, reason),
    ...[endOf(row), brokenBy(row)].filter(Boolean).map((text) => element('p', { className: 'why muted' }, text)),
    element('div', { className: 'words' }, ...(diagnosis ? [
      notesBlock('Flags', diagnosis.flags),
      notesBlock('What to try', diagnosis.hints),
      notesBlock('Not measured', diagnosis.gaps),
    ].filter(Boolean) : [])),
  ];
}

function endOf(row) {
  const title = report.stateTitles[report.state[row]];
  return report.reason[row] && `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${report.reason[row]}`;
}

function brokenBy(row) {
  return report.feasible[row] ? '' : `Not feasible: it breaks ${report.violated[row] || 'a constraint'}.`;
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
