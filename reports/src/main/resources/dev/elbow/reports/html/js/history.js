// Best so far, over the trials in the order in which they ended.

function startHistory() {
  const rows = report.history.row;
  if (rows.length === 0) {
    showEmpty(byId('history-chart'), 'No trial has ended with a value yet.');
    return;
  }
  const placeOfRow = new Map(rows.map((row, place) => [row, place + 1]));
  const point = (row) => ({ value: [placeOfRow.get(row), objective.values[row]], row });
  const range = rangeOfTheBetter(rows.map((row) => objective.values[row]), report.objective.goal === 'maximize');
  const beyond = rows.filter((row) => objective.values[row] < range.min || objective.values[row] > range.max).length;

  const options = (colour) => ({
    grid: { left: 64, right: 16, top: 34, bottom: 48 },
    legend: legend(colour, ['Best so far', 'Feasible', 'Infeasible']),
    graphic: beyondNote(colour, beyond),
    tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data }) => (data.row === undefined ? '' : tip(trialName(data.row), trialFacts(data.row))) }),
    xAxis: valueAxis(colour, 'Trials ended', { min: 0, max: rows.length + 1, minInterval: 1, splitLine: { show: false }, axisLabel: { color: colour.muted, showMaxLabel: false, hideOverlap: true } }),
    yAxis: valueAxis(colour, axisTitle(objective), { ...range, nameGap: 48 }),
    series: [
      { name: 'Feasible', type: 'scatter', symbolSize: 6, itemStyle: { color: colour.faint, opacity: 0.75 }, data: rows.filter((row) => report.feasible[row]).map(point) },
      { name: 'Infeasible', type: 'scatter', symbol: 'diamond', symbolSize: 8, itemStyle: { color: 'transparent', borderColor: colour.warn, borderWidth: 1.2 }, data: rows.filter((row) => !report.feasible[row]).map(point) },
      { name: 'Best so far', type: 'line', step: 'end', symbol: 'none', silent: true, lineStyle: { color: colour.accent, width: 2.5 }, itemStyle: { color: colour.accent }, data: report.history.best.map((best, place) => [place + 1, best]) },
      chosenRing(colour, placeOfRow.has(chosenRow.get()) ? [point(chosenRow.get())] : []),
    ],
  });
  chooseOnClick(makeChart('history-chart', options, [chosenRow]), ({ data }) => data.row);
}

function chosenRing(colour, data) {
  return { name: 'Chosen', type: 'scatter', symbol: 'circle', symbolSize: 15, z: 5, itemStyle: { color: 'transparent', borderColor: colour.ink, borderWidth: 1.8 }, data };
}
