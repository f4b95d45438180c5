// Both objectives of a sweep that has two, with the Pareto front.

function startTradeOff() {
  if (!report.second) return;
  const x = report.metrics[report.second.metric];
  const y = objective;
  const rows = report.ranked.filter((row) => isNumber(x.values[row]) && isNumber(y.values[row]));
  if (rows.length === 0) {
    showEmpty(byId('tradeoff-chart'), 'No trial has ended with both objectives yet.');
    return;
  }
  const xRange = rangeWithFront(x, rows, report.second.goal);
  const yRange = rangeWithFront(y, rows, report.objective.goal);
  const inside = (value, { min, max }) => value >= min && value <= max;
  const beyond = rows.filter((row) => !inside(x.values[row], xRange) || !inside(y.values[row], yRange)).length;
  const point = (row) => ({ value: [x.values[row], y.values[row]], row });
  const front = [...report.front].sort((a, b) => x.values[a] - x.values[b]);
  const arrow = (goal, towards) => (goal === 'maximize' ? towards[0] : towards[1]);
  const facts = (row) => [...trialFacts(row), [axisTitle(x), withError(x, row)]];

  const options = (colour) => {
    const shown = shownRows.get();
    const dimmed = (row) => (shown === null || shown.has(row) ? point(row) : { ...point(row), itemStyle: { opacity: 0.1 } });
    return {
      grid: { left: 72, right: 24, top: 34, bottom: 52 },
      legend: shapedLegend(colour, [['Pareto front', LINE_ICON], ['Compromise', STAR], ['Feasible', 'circle'], ['Infeasible', 'diamond']]),
      graphic: beyondNote(colour, beyond),
      tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data }) => (data.row === undefined ? '' : tip(trialName(data.row), facts(data.row))) }),
      xAxis: valueAxis(colour, `${axisTitle(x)}  ${arrow(report.second.goal, ['→ better', '← better'])}`, { ...xRange, splitLine: { show: false } }),
      yAxis: valueAxis(colour, `${axisTitle(y)}  ${arrow(report.objective.goal, ['→ better', '← better'])}`, { ...yRange, nameGap: 54, splitLine: { show: false } }),
      series: [
        { name: 'Feasible', type: 'scatter', symbolSize: 8, itemStyle: { color: colour.faint, opacity: 0.75 }, data: rows.filter((row) => report.feasible[row]).map(dimmed) },
        { name: 'Infeasible', type: 'scatter', symbol: 'diamond', symbolSize: 9, itemStyle: { color: 'transparent', borderColor: colour.warn, borderWidth: 1.3 }, data: rows.filter((row) => !report.feasible[row]).map(dimmed) },
        { name: 'Pareto front', type: 'line', symbol: 'circle', symbolSize: 9, triggerLineEvent: false, lineStyle: { color: colour.accent, width: 2 }, itemStyle: { color: colour.accent }, data: front.map(point) },
        { name: 'Compromise', type: 'scatter', symbol: STAR, symbolSize: 22, z: 6, itemStyle: { color: colour.accent, borderColor: colour.card, borderWidth: 1.5 }, data: report.front.slice(0, 1).map(point) },
        chosenRing(colour, rows.includes(chosenRow.get()) ? [point(chosenRow.get())] : []),
      ],
    };
  };
  chooseOnClick(makeChart('tradeoff-chart', options, [chosenRow, shownRows]), ({ data }) => data.row);
}

// Of the better trials, and all of the front: its ends are bad in one objective by nature.
function rangeWithFront(metric, rows, goal) {
  const better = rangeOfTheBetter(rows.map((row) => metric.values[row]), goal === 'maximize', 0.25);
  const front = report.front.map((row) => metric.values[row]);
  return front.every((value) => value >= better.min && value <= better.max) ? better : niceRange(Math.min(better.min, ...front), Math.max(better.max, ...front));
}

const STAR = 'path://M12 1.5l3.1 6.9 7.4.8-5.5 5 1.6 7.3L12 17.8l-6.6 3.7L7 14.200l-5.500-5 7.400-.8z';
