// The table of all trials. Only the rows in view are in the document.

function startTrialsTable() {
  const search = byId('trials-search');
  const state = byId('trials-state');
  [...new Set(report.state)].sort((a, b) => a - b).forEach((code) => state.append(element('option', { value: String(code) }, report.stateTitles[code])));

  const verdict = byId('trials-verdict');
  const verdicts = [...new Set(report.verdict.filter(isNumber))].sort((a, b) => a - b);
  verdicts.forEach((code) => verdict.append(element('option', { value: String(code) }, report.verdictTitles[code])));
  byId('verdict-label').hidden = verdicts.length === 0;

  const table = new Tabulator('#trials', {
    data: allRows.map(tableRow), index: 'row', columns: tableColumns(), layout: 'fitDataFill', height: Math.min(560, 120 + 33 * Math.max(3, rowCount)),
    initialSort: [{ column: 'rank', dir: 'asc' }], placeholder: rowCount === 0 ? 'No trial has started yet.' : 'No trial passes the filters.',
    rowFormatter: markRow, headerFilterLiveFilterDelay: 150, headerSortClickElement: 'header', movableColumns: false, resizableRows: false,
  });
  const passes = (data) => passesToolbar(data, search.value.trim().toLowerCase(), state.value, verdict.value);
  table.on('tableBuilt', () => {
    table.setFilter(passes);
    search.addEventListener('input', afterTyping(() => table.refreshFilter()));
    [state, verdict].forEach((select) => select.addEventListener('input', () => table.refreshFilter()));
    startColumnChoice(table);
    brushedRows.listen(() => table.refreshFilter());
  });
  table.on('dataFiltered', (_, rows) => showFiltered(rows));
  table.on('rowClick', (_, row) => chosenRow.set(row.getData().row));
  byId('trials').addEventListener('keydown', onRowKey);
  byId('trials-clear').addEventListener('click', () => {
    search.value = '';
    state.value = '';
    verdict.value = '';
    table.clearHeaderFilter();
    byId('brush-clear').click();
    table.refreshFilter();
  });
  chosenRow.listen((row, previous) => [previous, row].forEach((changed) => changed !== null && markRow(table.getRow(changed))));
}

function tableRow(row) {
  const data = { row, rank: rankOfRow.get(row) ?? null, number: report.number[row], state: report.state[row], verdict: report.verdict[row], seconds: report.seconds[row], device: report.device[row], note: noteOf(row), origin: originOf(row) };
  report.parameters.forEach((parameter, place) => (data[`p${place}`] = parameter.values[row]));
  report.metrics.forEach((metric, place) => (data[metric === objective ? 'objective' : `m${place}`] = metric.values[row]));
  data.text = searchText(row, data.note);
  return data;
}

function noteOf(row) {
  const broken = report.feasible[row] || !report.violated[row] ? '' : `breaks ${report.violated[row]}`;
  return [report.reason[row], broken].filter(Boolean).join('; ');
}

// What is filtered and sorted by: the kind, then the whole line.
function originOf(row) {
  const why = whyTried(row);
  return report.originTitles[report.origin[row]] + (why ? `: ${why}` : '');
}

function originCell(row) {
  const why = whyTried(row);
  const kind = report.originTitles[report.origin[row]] + (report.replicated[row] === null ? '' : ` of ${report.replicated[row]}`);
  return why ? element('span', { className: 'origin', title: why }, kind) : kind;
}

function searchText(row, note) {
  const values = report.parameters.map((parameter) => formatValue(parameter.values[row]));
  return ['trial', report.number[row], report.stateTitles[report.state[row]], verdictTitle(row), report.device[row], note, whyTried(row), ...values].join(' ').toLowerCase();
}

function tableColumns() {
  const metricColumn = (metric, place) => numberColumn(metric === objective ? 'objective' : `m${place}`, metric.title, unitSign(metric.unit), (_, row) => metricCell(metric, row), { visible: metric === objective || metric.headline });
  const metrics = report.metrics.map((metric, place) => ({ metric, column: metricColumn(metric, place) })).filter(({ metric }) => !isErrorColumn(metric));
  metrics.sort((a, b) => (b.metric === objective) - (a.metric === objective));
  const notes = column('note', 'Note', '', (value) => element('span', { className: 'reason', title: value }, value), { minWidth: 200, maxWidth: 260 });
  const verdicts = column('verdict', 'Verdict', '', (value) => (isNumber(value) ? verdictBadge(value) : ABSENT), { sorter: 'number', headerFilter: false, minWidth: 140 });
  const origins = column('origin', 'Tried as', '', (_, row) => originCell(row), { minWidth: 110 });
  const reasoned = report.origin.some((kind) => report.originNames[kind] !== 'sequence');
  const noted = report.number.some((_, row) => noteOf(row) !== '');
  return [
    numberColumn('number', 'Trial', '', (value) => String(value), { frozen: true }),
    numberColumn('rank', 'Rank', '', (value) => formatValue(value)),
    column('state', 'State', '', (value) => element('span', { className: `state state-${report.stateNames[value]}` }, report.stateTitles[value]), { headerFilter: false, minWidth: 118 }),
    ...(report.verdict.some(isNumber) ? [verdicts] : []),
    metrics[0].column, // the objective
    ...(noted ? [notes] : []),
    ...(reasoned ? [origins] : []),
    ...report.parameters.map((parameter, place) => parameterColumn(parameter, place)),
    ...metrics.slice(1).map((entry) => entry.column),
    numberColumn('seconds', 'Time', 's', (value) => fixed(value, 1)),
    column('device', 'Device', '', (value) => value || ABSENT),
  ];
}

function parameterColumn(parameter, place) {
  const numeric = parameter.values.every((value) => value === null || typeof value === 'number');
  return (numeric ? numberColumn : column)(`p${place}`, parameter.name, '', formatValue);
}

function metricCell(metric, row) {
  const error = errorText(metric, row);
  return error ? element('span', {}, metricText(metric, row), element('span', { className: 'error' }, ` ${error}`)) : metricText(metric, row);
}

function numberColumn(field, title, unit, format, rest = {}) {
  return column(field, title, unit, format, { hozAlign: 'right', headerHozAlign: 'right', sorter: 'number', sorterParams: { alignEmptyValues: 'bottom' }, ...rest });
}

function column(field, title, unit, format, rest = {}) {
  return {
    field, title, minWidth: 74, sorter: 'string', sorterParams: { alignEmptyValues: 'bottom' }, headerSortTristate: false, headerTooltip: false,
    titleFormatter: () => element('span', {}, title, element('span', { className: 'column-unit' }, unit)),
    formatter: (cell) => asNode(format(cell.getValue(), cell.getData().row)),
    headerFilter: 'input', headerFilterFunc: passesColumn, headerFilterPlaceholder: 'filter',
    headerFilterParams: { elementAttributes: { 'aria-label': `Filter ${title}` } }, ...rest,
  };
}

// A text node, never markup: the table would parse a string as HTML.
function asNode(content) {
  return content instanceof Node ? content : element('span', {}, content);
}

function passesToolbar(data, words, state, verdict) {
  const brushed = brushedRows.get();
  return (brushed === null || brushed.has(data.row)) && (state === '' || String(data.state) === state) && (verdict === '' || String(data.verdict) === verdict) && (words === '' || data.text.includes(words));
}

// ">= 8", "< 0.5", "= 64", "2..16", or a part of the text.
function passesColumn(filter, value) {
  const text = filter.trim().replaceAll('−', '-');
  const range = text.match(/^(\S+)\s*\.\.\s*(\S+)$/);
  if (range && isNumber(value)) return value >= Number(range[1]) && value <= Number(range[2]);
  const comparison = text.match(/^(>=|<=|>|<|=|≥|≤)\s*(\S+)$/);
  if (comparison) return isNumber(value) && compares(value, comparison[1], Number(comparison[2]));
  return formatValue(value).replaceAll('−', '-').toLowerCase().includes(text.toLowerCase());
}

function compares(value, sign, bound) {
  switch (sign) {
    case '>': return value > bound;
    case '<': return value < bound;
    case '>=': case '≥': return value >= bound;
    case '<=': case '≤': return value <= bound;
    default: return Math.abs(value - bound) <= 1e-6 * Math.abs(bound);
  }
}

function showFiltered(rows) {
  const all = rows.length === rowCount;
  shownRows.set(all ? null : new Set(rows.map((row) => row.getData().row)));
  byId('trials-count').textContent = all ? `${rowCount} trials` : `${rows.length} of ${rowCount} trials`;
}

function markRow(row) {
  if (!row) return;
  const line = row.getElement();
  const { row: place } = row.getData();
  line.tabIndex = 0;
  line.dataset.row = String(place);
  line.classList.toggle('chosen', place === chosenRow.get());
  line.classList.toggle('infeasible', !report.feasible[place]);
}

function onRowKey(event) {
  const line = event.target.closest('.tabulator-row');
  if (!line || event.target !== line) return;
  if (event.key === 'Enter' || event.key === ' ') chosenRow.set(Number(line.dataset.row));
  else if (event.key === 'ArrowDown') line.nextElementSibling?.focus();
  else if (event.key === 'ArrowUp') line.previousElementSibling?.focus();
  else return;
  event.preventDefault();
}
