// Every parameter and the objective as parallel axes. A brush on an axis filters the whole page.

function startParallel() {
  const rows = [...report.ranked].reverse(); // the best are drawn last, on top
  if (rows.length === 0 || report.parameters.length === 0) {
    showEmpty(byId('parallel-chart'), rows.length === 0 ? 'No trial has ended with a value yet.' : 'The sweep varies no parameter.');
    return;
  }
  const columns = [...report.parameters, { name: objective.title, kind: 'numeric', values: objective.values, isObjective: true }];
  const maximise = report.objective.goal === 'maximize';
  const values = rows.map((row) => objective.values[row]);
  const range = robustRange(values);
  const coloured = rangeOfTheBetter(values, maximise);
  const data = rows.map((row) => columns.map((column) => axisValue(column, row)));

  const options = (colour) => ({
    tooltip: { show: false },
    parallel: { left: 48, right: 110, top: 56, bottom: 24, parallelAxisDefault: axisStyle(colour) },
    parallelAxis: columns.map((column, dim) => ({ dim, name: column.name, ...axisKind(column, rows, range) })),
    visualMap: {
      type: 'continuous', dimension: columns.length - 1, min: coloured.min, max: coloured.max, right: 0, top: 50, calculable: false, itemWidth: 10, itemHeight: 180,
      inRange: { color: maximise ? colour.scale : [...colour.scale].reverse() }, outOfRange: { color: colour.scale[0] }, textStyle: { color: colour.muted, fontSize: 11 },
      text: [significant(coloured.max), significant(coloured.min)], hoverLink: false,
    },
    series: [{ type: 'parallel', data, smooth: false, inactiveOpacity: 0.04, activeOpacity: 0.9, lineStyle: { width: rows.length > 400 ? 1 : 1.4, opacity: rows.length > 400 ? 0.4 : 0.7 }, progressive: 1000, emphasis: { lineStyle: { width: 2.5 } } }],
  });
  const chart = makeChart('parallel-chart', options, []);
  chart.on('axisareaselected', () => followBrushes(chart, rows));
  theme.listen(() => brushedRows.set(null)); // redrawing took the brushes away
  startBrushControls(chart, columns.length);
}

function axisValue(column, row) {
  const value = column.values[row];
  return column.kind === 'categorical' && value !== null ? String(value) : value;
}

function axisKind(column, rows, range) {
  if (column.isObjective) return { type: 'value', ...range, axisLabel: { formatter: significant } };
  if (column.kind === 'categorical') return { type: 'category', data: categories(column, rows) };
  const values = rows.map((row) => column.values[row]).filter(isNumber);
  const log = column.kind === 'log' && values.every((value) => value > 0);
  const bounds = values.length ? { min: Math.min(...values), max: Math.max(...values) } : {};
  return { type: log ? 'log' : 'value', scale: true, ...bounds, axisLabel: { formatter: significant } };
}

function categories(column, rows) {
  const distinct = [...new Set(rows.map((row) => column.values[row]).filter((value) => value !== null))];
  const numeric = distinct.every(isNumber);
  return distinct.sort(numeric ? (a, b) => a - b : undefined).map(String);
}

function axisStyle(colour) {
  return {
    nameLocation: 'end', nameGap: 18, nameTextStyle: { color: colour.ink, fontSize: 12 }, nameTruncate: { maxWidth: 130 },
    axisLine: { lineStyle: { color: colour.faint } }, axisTick: { lineStyle: { color: colour.line } },
    z: 10, axisLabel: { color: colour.ink, hideOverlap: true, fontSize: 11, textBorderColor: colour.card, textBorderWidth: 3 }, splitLine: { show: false },
    areaSelectStyle: { width: 22, borderWidth: 1, borderColor: colour.accent, color: colour.accent, opacity: 0.25 },
  };
}

function followBrushes(chart, rows) {
  const series = chart.getModel().getSeriesByIndex(0);
  const active = series.getRawIndicesByActiveState('active').map((index) => rows[index]);
  const brushed = chart.getOption().parallelAxis.some((axis) => axis.areaSelectStyle && chart.getModel().getComponent('parallelAxis', axis.dim)?.activeIntervals.length);
  brushedRows.set(brushed ? new Set(active) : null);
}

function startBrushControls(chart, axisCount) {
  const clear = byId('brush-clear');
  brushedRows.listen((rows) => {
    clear.hidden = rows === null;
    byId('brush-status').textContent = rows === null ? '' : `Brushed on the axes: ${rows.size}.`;
  });
  clear.addEventListener('click', () => {
    for (let axis = 0; axis < axisCount; axis++) {
      chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: chart.getModel().getComponent('parallelAxis', axis).id, intervals: [] });
    }
    brushedRows.set(null);
  });
}
