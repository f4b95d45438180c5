// What all charts share: one instance per container, redrawn when the theme or the size changes.

const FONT = getComputedStyle(document.body).fontFamily;

// Draws options() into the container now, and again whenever one of the observables changes.
function makeChart(id, options, observables) {
  const container = byId(id);
  const chart = echarts.init(container, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) });
  const draw = () => chart.setOption({ ...base(colours()), ...options(colours()) }, { notMerge: true });
  draw();
  [theme, ...observables].forEach((value) => value.listen(draw));
  new ResizeObserver(() => chart.resize({ animation: { duration: 0 } })).observe(container);
  window.addEventListener('beforeprint', () => chart.resize({ animation: { duration: 0 } }));
  return chart;
}

function base(colour) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: colour.muted, fontSize: 12 },
    tooltip: tooltip(colour),
  };
}

function tooltip(colour, rest = {}) {
  return {
    backgroundColor: colour.card, borderColor: colour.line, borderWidth: 1, padding: [8, 12],
    textStyle: { color: colour.ink, fontSize: 12.5 }, confine: true, transitionDuration: 0,
    extraCssText: 'box-shadow: 0 4px 18px rgb(0 0 0 / 14%); border-radius: 8px;', ...rest,
  };
}

function valueAxis(colour, name, rest = {}) {
  return {
    type: 'value', name, nameLocation: 'middle', nameGap: 34, scale: true,
    nameTextStyle: { color: colour.muted, fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: colour.line } }, axisTick: { show: false },
    axisLabel: { color: colour.muted, formatter: significant, hideOverlap: true },
    splitLine: { lineStyle: { color: colour.line, opacity: 0.7 } }, ...rest,
  };
}

function legend(colour, data) {
  return { data, top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4, itemGap: 16, textStyle: { color: colour.muted, fontSize: 12 } };
}

// The range that shows the bulk of the values: a far outlier must not flatten all the others.
function robustRange(values) {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  if (sorted.length === 0) return [0, 1];
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const reach = 2.5 * (at(0.9) - at(0.1) || 1);
  const low = Math.max(sorted[0], at(0.1) - reach);
  const high = Math.min(sorted[sorted.length - 1], at(0.9) + reach);
  const margin = 0.05 * (high - low || Math.abs(high) || 1);
  return rounded(low - margin, high + margin);
}

function rounded(low, high) {
  const step = 10 ** Math.floor(Math.log10(high - low)) / 2;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

// The range, pulled in at zero where nothing can be below it.
function robustRangeFromZero(values) {
  const [low, high] = robustRange(values);
  return [Math.max(0, low), high];
}

function chooseOnClick(chart, rowOf) {
  chart.on('click', (event) => {
    const row = rowOf(event);
    if (row !== undefined && row !== null) chosenRow.set(row);
  });
}
