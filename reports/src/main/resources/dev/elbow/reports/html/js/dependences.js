// How the predicted objective depends on each of the parameters that matter: one small chart each.

function startDependences() {
  const usable = (report.insights ?? []).filter((insight) => insight.dependences.length > 0);
  const part = byId('dependence-part');
  if (usable.length === 0) return;
  part.hidden = false;
  const shown = observable(usable[0]);
  const select = byId('insight-metric');
  usable.forEach((insight, place) => select?.append(element('option', { value: String(place) }, report.metrics[insight.metric].title)));
  select?.addEventListener('change', () => shown.set(usable[Number(select.value)]));
  if (usable.length < 2 && select) select.parentElement.hidden = true;
  const most = Math.max(...usable.map((insight) => insight.dependences.length));
  for (let place = 0; place < most; place++) startDependence(place, shown);
  const note = (insight) => {
    const beyond = rowsOf(insight).filter((row) => !isInside(valueOf(insight, row), dependenceRange(insight))).length;
    byId('dependences-beyond').textContent = beyond === 0 ? '' : `${beyond} trials lie beyond the vertical axis.`;
  };
  shown.listen(note);
  note(shown.get());
  startPairMap(usable, shown);
}

function valueOf(insight, row) {
  return report.metrics[insight.metric].values[row];
}

function rowsOf(insight) {
  return report.ranked.filter((row) => isNumber(valueOf(insight, row)));
}

function isInside(value, { min, max }) {
  return value >= min && value <= max;
}

function isMaximised(insight) {
  return (report.second?.metric === insight.metric ? report.second : report.objective).goal === 'maximize';
}

// One vertical axis for all charts: every curve with its band, and the better half of the trials.
function dependenceRange(insight) {
  const better = rangeOfTheBetter(rowsOf(insight).map((row) => valueOf(insight, row)), isMaximised(insight));
  const curves = insight.dependences.flatMap(({ low, high }) => [...low, ...high]);
  return niceRange(Math.min(better.min, ...curves), Math.max(better.max, ...curves));
}

function startDependence(place, shown) {
  const id = `dependence-${place}`;
  const title = element('h4', { id: `${id}-title` });
  const chart = element('div', { className: 'chart', id, role: 'img' });
  chart.setAttribute('aria-labelledby', `${id}-title`);
  const block = element('div', {}, title, chart);
  byId('dependences').append(block);
  const name = (insight) => {
    const dependence = insight.dependences[place];
    block.hidden = dependence === undefined;
    if (block.hidden) return;
    const total = insight.totals[insight.parameters.indexOf(dependence.parameter)];
    title.replaceChildren(report.parameters[dependence.parameter].name, element('span', { className: 'muted' }, `${fixed(100 * Math.min(1, total), 0)} %`));
  };
  shown.listen(name);
  name(shown.get());
  const options = (colour) => dependenceOptions(shown.get(), place, colour);
  chooseOnClick(makeChart(id, options, [chosenRow, shown]), ({ data }) => data?.row);
}

function dependenceOptions(insight, place, colour) {
  const dependence = insight.dependences[place];
  if (dependence === undefined) return {};
  const axis = dependenceAxis(report.parameters[dependence.parameter], dependence.at);
  const metric = report.metrics[insight.metric];
  const range = dependenceRange(insight);
  const point = (row) => ({ value: [axis.place(report.parameters[dependence.parameter].values[row], row), valueOf(insight, row)], row });
  const rows = rowsOf(insight).filter((row) => report.parameters[dependence.parameter].values[row] !== null);
  const x = dependence.at.map((value) => axis.place(value));
  return {
    grid: { left: 52, right: 12, top: 12, bottom: 28 },
    tooltip: tooltip(colour, { trigger: 'item', formatter: (item) => dependenceTip(item, dependence, metric) }),
    xAxis: valueAxis(colour, '', { ...axis.options(colour), splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: colour.line } } }),
    yAxis: valueAxis(colour, '', { ...range, axisLine: { onZero: false, lineStyle: { color: colour.line } }, interval: 2 * range.interval, axisLabel: { color: colour.muted, formatter: significant, fontSize: 11, showMinLabel: false } }),
    series: [
      axis.isWords ? wordBars(x, dependence, colour) : bandOf(x, dependence, colour),
      trialDots('Feasible', rows.filter((row) => report.feasible[row]).map(point), { color: colour.faint, opacity: rows.length > 300 ? 0.35 : 0.65 }),
      trialDots('Infeasible', rows.filter((row) => !report.feasible[row]).map(point), { color: 'transparent', borderColor: colour.warn, borderWidth: 1 }),
      {
        name: 'Predicted', type: axis.isWords ? 'scatter' : 'line', symbol: axis.isWords ? 'rect' : 'circle', symbolSize: axis.isWords ? [26, 3] : 3, z: 4,
        lineStyle: { color: colour.accent, width: 2.2 }, itemStyle: { color: colour.accent }, data: x.map((at, index) => ({ value: [at, dependence.mean[index]], index })),
      },
      { ...chosenRing(colour, rows.includes(chosenRow.get()) ? [point(chosenRow.get())] : []), symbolSize: 12 },
    ],
  };
}

function trialDots(name, data, itemStyle) {
  return { name, type: 'scatter', symbol: 'circle', symbolSize: 5, clip: true, itemStyle, data };
}

function dependenceTip({ data }, dependence, metric) {
  if (data?.row !== undefined) return tip(trialName(data.row), trialFacts(data.row));
  if (data?.index === undefined) return '';
  const number = (value) => formatMetric(value, metric.unit);
  const { at, mean, low, high } = dependence;
  return tip(`${report.parameters[dependence.parameter].name} ${formatValue(at[data.index])}`, [
    [`Predicted ${metric.title}`, number(mean[data.index])],
    ['95 %', `${number(low[data.index])} to ${number(high[data.index])}`],
  ]);
}

const FEW_VALUES = 5;

// Where a parameter's values stand: on their own scale; words, and few values, one beside the other.
function dependenceAxis(parameter, at) {
  const isWords = parameter.kind === 'categorical' || at.length <= FEW_VALUES || !at.every(isNumber);
  if (!isWords) {
    const log = parameter.kind === 'log' && at.every((value) => value > 0);
    const few = (colour) => ({ color: colour.muted, fontSize: 11, hideOverlap: true, formatter: significant });
    return { isWords, place: (value) => value, options: (colour) => ({ type: log ? 'log' : 'value', min: Math.min(...at), max: Math.max(...at), splitNumber: 4, axisLabel: few(colour) }) };
  }
  const names = at.map(String);
  const spread = (row) => (row === undefined ? 0 : (((row * 0.618034) % 1) - 0.5) * 0.5); // equal words side by side
  const label = (value) => (at[value] === undefined ? '' : formatValue(at[value]));
  return {
    isWords, place: (value, row) => names.indexOf(String(value)) + spread(row),
    options: (colour) => ({ min: -0.5, max: names.length - 0.5, interval: 0.5, axisLabel: { color: colour.muted, fontSize: 11, formatter: label, hideOverlap: true, showMinLabel: false, showMaxLabel: false } }),
  };
}

function bandOf(x, { low, high }, colour) {
  return {
    name: '95 %', type: 'custom', silent: true, clip: true, z: 1, data: [[x[0], low[0]]],
    renderItem: (_, api) => ({
      type: 'polygon', style: { fill: colour.accent, opacity: 0.16 },
      shape: { points: [...x.map((at, index) => api.coord([at, high[index]])), ...x.map((at, index) => api.coord([at, low[index]])).reverse()] },
    }),
  };
}

function wordBars(x, { low, high }, colour) {
  return {
    name: '95 %', type: 'custom', silent: true, clip: true, z: 1, data: x.map((at) => [at, 0]), encode: { x: 0 },
    renderItem: ({ dataIndex }, api) => {
      const [left, top] = api.coord([x[dataIndex], high[dataIndex]]);
      const bottom = api.coord([x[dataIndex], low[dataIndex]])[1];
      return { type: 'rect', style: { fill: colour.accent, opacity: 0.16 }, shape: { x: left - 13, y: top, width: 26, height: bottom - top } };
    },
  };
}
