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

// A legend that shows each mark as it is drawn: [name, icon] pairs.
function shapedLegend(colour, entries) {
  return { ...legend(colour, entries.map(([name, icon]) => ({ name, icon }))), itemHeight: 8, itemGap: 14, symbolKeepAspect: true };
}

const LINE_ICON = 'path://M0 4h14v3h-14z';

// Axis limits that show the bulk of the values: a far outlier must not flatten all the others.
function robustRange(values) {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  if (sorted.length === 0) return niceRange(0, 1);
  const at = quantileOf(sorted);
  const reach = 2.5 * (at(0.9) - at(0.1) || 1);
  return niceRange(Math.max(sorted[0], at(0.1) - reach), Math.min(at(1), at(0.9) + reach));
}

// Axis limits for what is to be maximised (or minimised): what is better than the given
// share of them fills most of the axis.
function rangeOfTheBetter(values, maximise, share = 0.5) {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  if (sorted.length === 0) return niceRange(0, 1);
  const at = quantileOf(sorted);
  return maximise
    ? niceRange(Math.max(sorted[0], at(share) - 0.8 * (at(1) - at(share))), at(1))
    : niceRange(sorted[0], Math.min(at(1), at(1 - share) + 0.8 * (at(1 - share) - sorted[0])));
}

function quantileOf(sorted) {
  return (share) => sorted[Math.round(share * (sorted.length - 1))];
}

// Limits and a tick interval that fit each other.
function niceRange(low, high) {
  const margin = 0.03 * (high - low || Math.abs(high) || 1);
  const interval = niceStep((high - low + 2 * margin) / 6);
  return { min: Math.floor((low - margin) / interval) * interval, max: Math.ceil((high + margin) / interval) * interval, interval };
}

// The same, where nothing can be below zero.
function fromZero(range) {
  return { ...range, min: Math.max(0, range.min) };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough * (1 - 1e-9));
}

// A line at the chart's edge that says how many points lie beyond it.
function beyondNote(colour, count, top = 4) {
  return count === 0 ? [] : [{ type: 'text', right: 16, top, silent: true, style: { text: `${count} beyond the axes`, fill: colour.faint, font: `11px ${FONT}` } }];
}

function chooseOnClick(chart, rowOf) {
  chart.on('click', (event) => {
    const row = rowOf(event);
    if (row !== undefined && row !== null) chosenRow.set(row);
  });
}
