// Best so far, over the trials in the order in which they ended.

function startHistory() {
  const rows = report.history.row;
  if (rows.length === 0) {
    showEmpty(byId('history-chart'), 'No trial has ended with a value yet.');
    return;
  }
  const placeOfRow = new Map(rows.map((row, place) => [row, place + 1]));
  const point = (row) => ({ value: [placeOfRow.get(row), objective.values[row]], row });
  const learns = report.origin.some((kind) => report.originNames[kind] === 'start_design'); // then its beginning is worth seeing
  const range = rangeOfTheBetter(rows.map((row) => objective.values[row]), report.objective.goal === 'maximize', learns ? 0.2 : 0.5);
  const beyond = rows.filter((row) => objective.values[row] < range.min || objective.values[row] > range.max).length;

  const marked = HISTORY_MARKS.map((mark) => ({ ...mark, rows: rows.filter((row) => markOf(row) === mark) })).filter((mark) => mark.rows.length > 0);
  const plain = rows.filter((row) => markOf(row) === undefined);

  const options = (colour) => ({
    grid: { left: 64, right: 16, top: marked.length ? 58 : 34, bottom: 48 },
    legend: historyLegend(colour, marked),
    graphic: beyondNote(colour, beyond, marked.length ? 40 : 4),
    tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data }) => (data.row === undefined ? '' : tip(trialName(data.row), trialFacts(data.row))) }),
    xAxis: valueAxis(colour, 'Trials ended', { min: 0, max: rows.length + 1, minInterval: 1, splitLine: { show: false }, axisLabel: { color: colour.muted, showMaxLabel: false, hideOverlap: true } }),
    yAxis: valueAxis(colour, axisTitle(objective), { ...range, nameGap: 48 }),
    series: [
      { name: 'Feasible', type: 'scatter', symbolSize: 6, itemStyle: { color: colour.faint, opacity: 0.75 }, data: plain.filter((row) => report.feasible[row]).map(point) },
      { name: 'Infeasible', type: 'scatter', symbol: 'diamond', symbolSize: 8, itemStyle: { color: 'transparent', borderColor: colour.warn, borderWidth: 1.2 }, data: plain.filter((row) => !report.feasible[row]).map(point) },
      ...marked.map((mark) => markSeries(colour, mark, point)),
      { name: 'Best so far', type: 'line', step: 'end', symbol: 'none', silent: true, lineStyle: { color: colour.accent, width: 2.5 }, itemStyle: { color: colour.accent }, data: report.history.best.map((best, place) => [place + 1, best]) },
      chosenRing(colour, placeOfRow.has(chosenRow.get()) ? [point(chosenRow.get())] : []),
    ],
  });
  chooseOnClick(makeChart('history-chart', options, [chosenRow]), ({ data }) => data.row);
}

// What is told apart beside feasible and infeasible trials; the first that applies.
const HISTORY_MARKS = [
  { name: 'Stopped early', symbol: 'path://M4 2l8 8 8-8 2 2-8 8 8 8-2 2-8-8-8 8-2-2 8-8-8-8z', size: 7, applies: (row) => report.stateNames[report.state[row]] === 'stopped' },
  { name: 'Enqueued', symbol: 'triangle', size: 9, applies: (row) => report.originNames[report.origin[row]] === 'enqueued' },
  { name: 'Start design', symbol: 'rect', size: 6, applies: (row) => report.originNames[report.origin[row]] === 'start_design' },
];

// With marks, the legend shows them as they are drawn.
function historyLegend(colour, marked) {
  if (marked.length === 0) return legend(colour, ['Best so far', 'Feasible', 'Infeasible']);
  return shapedLegend(colour, [['Best so far', LINE_ICON], ['Feasible', 'circle'], ['Infeasible', 'diamond'], ...marked.map(({ name, symbol }) => [name, symbol])]);
}

function markOf(row) {
  return HISTORY_MARKS.find((mark) => mark.applies(row));
}

// Infeasible ones in the colour of the infeasible.
function markSeries(colour, { name, symbol, size, rows }, point) {
  const style = (row) => (report.feasible[row] ? point(row) : { ...point(row), itemStyle: { color: colour.warn } });
  return { name, type: 'scatter', symbol, symbolSize: size, itemStyle: { color: colour.muted, opacity: 0.85 }, data: rows.map(style) };
}

function chosenRing(colour, data) {
  return { name: 'Chosen', type: 'scatter', symbol: 'circle', symbolSize: 15, z: 5, itemStyle: { color: 'transparent', borderColor: colour.ink, borderWidth: 1.8 }, data };
}
