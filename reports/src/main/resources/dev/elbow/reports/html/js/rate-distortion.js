// Rate against distortion, with lines along which their sum, and so the ELBO, is the same.

function startRateDistortion() {
  const rate = metricById('valid_rate');
  const distortion = metricById('valid_distortion');
  const rows = report.ranked.filter((row) => isNumber(rate?.values[row]) && isNumber(distortion?.values[row]));
  if (rows.length === 0) {
    showEmpty(byId('rd-chart'), 'No trial has both a rate and a distortion yet.');
    return;
  }
  const x = fromZero(robustRange(rows.map((row) => rate.values[row])));
  const y = robustRange(rows.map((row) => distortion.values[row]));
  const outside = rows.filter((row) => rate.values[row] > x.max || distortion.values[row] > y.max).length;
  const point = (row) => ({ value: [rate.values[row], distortion.values[row]], row });
  const facts = (row) => [...trialFacts(row), ['Rate (nats)', withError(rate, row)], ['Distortion (nats)', withError(distortion, row)]];

  const options = (colour) => {
    const shown = shownRows.get();
    const isShown = (row) => shown === null || shown.has(row);
    const dots = (name, feasible, style) => ({
      name, type: 'scatter', symbolSize: feasible ? 8 : 9, symbol: feasible ? 'circle' : 'diamond', clip: true, itemStyle: style,
      data: rows.filter((row) => Boolean(report.feasible[row]) === feasible).map((row) => (isShown(row) ? point(row) : { ...point(row), itemStyle: { opacity: 0.1 } })),
    });
    return {
      grid: { left: 64, right: 74, top: 34, bottom: 48 },
      legend: legend(colour, ['Pareto front', 'Feasible', 'Infeasible']),
      graphic: beyondNote(colour, outside),
      tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data }) => (data.row === undefined ? '' : tip(trialName(data.row), facts(data.row))) }),
      xAxis: valueAxis(colour, 'Rate (nats)', { ...x, splitLine: { show: false } }),
      yAxis: valueAxis(colour, 'Distortion (nats)', { ...y, nameGap: 48, splitLine: { show: false } }),
      series: [
        ...isoElboLines(colour, x, y),
        dots('Feasible', true, { color: colour.accent, opacity: 0.7 }),
        dots('Infeasible', false, { color: 'transparent', borderColor: colour.warn, borderWidth: 1.3 }),
        { name: 'Pareto front', type: 'line', symbol: 'none', silent: true, lineStyle: { color: colour.ink, width: 1.6 }, itemStyle: { color: colour.ink }, data: report.pareto.map(point) },
        chosenRing(colour, rows.includes(chosenRow.get()) ? [point(chosenRow.get())] : []),
      ],
    };
  };
  chooseOnClick(makeChart('rd-chart', options, [chosenRow, shownRows]), ({ data }) => data.row);
}

// R + D = c crosses the axes' rectangle from its upper left to its lower right.
function isoElboLines(colour, { min: left, max: right }, { min: bottom, max: top }) {
  const lowest = left + bottom;
  const highest = right + top;
  const step = niceStep((highest - lowest) / 16);
  const lines = [];
  for (let sum = Math.ceil(lowest / step) * step; sum < highest; sum += step) {
    const start = Math.max(left, sum - top);
    const end = Math.min(right, sum - bottom);
    if (end - start > 0.06 * (right - left)) lines.push(isoElboLine(colour, sum, [start, sum - start], [end, sum - end], end === right));
  }
  return lines;
}

function isoElboLine(colour, sum, from, to, endsAtRight) {
  return {
    type: 'line', silent: true, symbol: 'none', z: 1, lineStyle: { color: colour.faint, width: 1, type: 'dashed', opacity: 0.6 }, tooltip: { show: false },
    data: [from, to],
    endLabel: { show: endsAtRight, formatter: `ELBO ${fixed(-sum, 0)}`, color: colour.faint, fontSize: 11, distance: 4 },
  };
}
