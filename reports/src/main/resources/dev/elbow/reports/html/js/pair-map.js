// The predicted objective over the two parameters that matter most, in colours, with the trials.

function startPairMap(usable, shown) {
  const part = byId('pair-part');
  const show = (insight) => (part.hidden = insight.pair === undefined);
  show(shown.get());
  if (usable.every((insight) => insight.pair === undefined)) return;
  shown.listen(show);
  let last = usable.find((insight) => insight.pair !== undefined);
  const options = (colour) => pairOptions((last = shown.get().pair === undefined ? last : shown.get()), colour);
  const chart = makeChart('pair-chart', options, [chosenRow, shown]);
  chooseOnClick(chart, ({ data }) => data?.row);
}

function pairOptions(insight, colour) {
  const { first, second, firstAt, secondAt, mean } = insight.pair;
  const metric = report.metrics[insight.metric];
  const across = gridAxis(report.parameters[first], firstAt);
  const along = gridAxis(report.parameters[second], secondAt);
  const cells = mean.flatMap((column, i) => column.map((value, j) => [i, j, value]));
  const values = cells.map((cell) => cell[2]);
  const point = (row) => ({ value: [across.place(report.parameters[first].values[row]), along.place(report.parameters[second].values[row])], row });
  const rows = rowsOf(insight).filter((row) => report.parameters[first].values[row] !== null && report.parameters[second].values[row] !== null);
  const name = (place) => report.parameters[place].name;
  const cellTip = ([i, j, value]) => tip(`${name(first)} ${formatValue(firstAt[i])}, ${name(second)} ${formatValue(secondAt[j])}`, [[`Predicted ${metric.title}`, formatMetric(value, metric.unit)]]);
  return {
    grid: { left: 76, right: 100, top: 14, bottom: 52 },
    tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data, seriesType }) => (data.row !== undefined ? tip(trialName(data.row), trialFacts(data.row)) : seriesType === 'heatmap' ? cellTip(data) : '') }),
    xAxis: [cellAxis(colour, name(first), firstAt, 32), trialAxis(firstAt.length)],
    yAxis: [cellAxis(colour, name(second), secondAt, 58), trialAxis(secondAt.length)],
    visualMap: {
      type: 'continuous', min: Math.min(...values), max: Math.max(...values), dimension: 2, seriesIndex: 0, calculable: false, hoverLink: false, right: 0, top: 24, itemWidth: 12, itemHeight: 200,
      inRange: { color: isMaximised(insight) ? colour.heat : [...colour.heat].reverse() }, textStyle: { color: colour.muted, fontSize: 11 },
      text: [formatMetric(Math.max(...values), metric.unit), formatMetric(Math.min(...values), metric.unit)],
    },
    series: [
      { type: 'heatmap', data: cells, emphasis: { disabled: true }, progressive: 0, itemStyle: { borderWidth: 0 } },
      { type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, symbolSize: 7, clip: true, data: rows.map(point), itemStyle: { color: colour.card, borderColor: colour.ink, borderWidth: 1, opacity: 0.85 } },
      { ...chosenRing(colour, rows.includes(chosenRow.get()) ? [point(chosenRow.get())] : []), xAxisIndex: 1, yAxisIndex: 1 },
    ],
  };
}

function cellAxis(colour, name, at, nameGap) {
  return {
    type: 'category', name, nameLocation: 'middle', nameGap, nameTextStyle: { color: colour.muted, fontSize: 12 }, data: at.map(formatValue),
    axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colour.muted, fontSize: 11, hideOverlap: true, interval: Math.ceil(at.length / 8) - 1 },
  };
}

// Cell i reaches from i to i + 1 on it.
function trialAxis(count) {
  return { type: 'value', min: 0, max: count, show: false };
}

// Where a value lies among the cells: between their middles, in proportion on the parameter's scale.
function gridAxis(parameter, at) {
  const words = parameter.kind === 'categorical' || !at.every(isNumber);
  if (words) return { place: (value) => at.map(String).indexOf(String(value)) + 0.5 };
  const scale = parameter.kind === 'log' && at.every((value) => value > 0) ? Math.log : (value) => value;
  return {
    place: (value) => {
      const after = Math.max(1, at.findIndex((edge) => edge >= value));
      const upper = at[after] === undefined ? at.length - 1 : after;
      return at.length === 1 ? 0.5 : upper - 0.5 + (scale(value) - scale(at[upper - 1])) / (scale(at[upper]) - scale(at[upper - 1]));
    },
  };
}
