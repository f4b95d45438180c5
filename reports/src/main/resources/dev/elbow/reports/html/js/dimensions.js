// Each latent dimension of the chosen trial: how active it is, its KL, and what the decoder makes of it.

const ACTIVE_ABOVE = 0.01;

function startDimensions() {
  const activeUnits = metricById('active_units');
  const measured = (row, ...kinds) => {
    const dimensions = latentsOfRow.get(row)?.dimensions;
    return dimensions && kinds.some((kind) => dimensions[kind].some(isNumber)) ? { ...dimensions, active: activeUnits?.values[row] } : undefined;
  };
  trialChart('dimensions-chart', { dataOf: (row) => measured(row, 'activity', 'kl'), options: activityOptions });
  trialChart('use-chart', { dataOf: (row) => measured(row, 'use'), options: useOptions });
}

function activityOptions(dimensions, colour) {
  const { activity, kl, index } = dimensions;
  const floor = logFloor([...activity, ...kl]);
  const bars = activity.map((value) => ({ value: isNumber(value) ? Math.max(value, 1.25 * floor) : null, itemStyle: { color: value > ACTIVE_ABOVE ? colour.accent : colour.faint } }));
  const dots = kl.map((value) => (isNumber(value) ? Math.max(value, 1.25 * floor) : null));
  return {
    grid: { left: 64, right: 40, top: 34, bottom: 48 },
    title: chartTitle(colour, activityTitle(dimensions)),
    legend: { ...legend(colour, ['A_i', 'KL_i (nats)']), left: 'right', selectedMode: false },
    tooltip: tooltip(colour, { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: ([bar]) => dimensionTip(dimensions, bar.dataIndex) }),
    xAxis: barAxis(colour, 'Latent dimension', index),
    yAxis: valueAxis(colour, '', { type: 'log', min: floor, startValue: floor, max: ({ max }) => 10 ** Math.ceil(Math.log10(Math.max(1, max))) }),
    series: [
      {
        name: 'A_i', type: 'bar', barCategoryGap: '25%', barMaxWidth: 26, data: bars, itemStyle: { color: colour.accent },
        markLine: { silent: true, symbol: 'none', data: [{ yAxis: ACTIVE_ABOVE }], lineStyle: { color: colour.warn, type: 'dashed', width: 1.3 }, label: { formatter: String(ACTIVE_ABOVE), color: colour.warn, position: 'end' } },
      },
      { name: 'KL_i (nats)', type: 'scatter', symbol: 'circle', symbolSize: index.length > 100 ? 3 : 6, itemStyle: { color: colour.series[1] }, data: dots },
    ],
  };
}

// The power of ten below every positive value, within reason: zeros stand on it as slivers.
function logFloor(values) {
  const positive = values.filter((value) => isNumber(value) && value > 0);
  const least = positive.length ? Math.min(...positive) : ACTIVE_ABOVE;
  return Math.max(1e-7, Math.min(1e-3, 10 ** Math.floor(Math.log10(least))));
}

// Counted among all dimensions where that was measured: not all of them are shown.
function activityTitle({ count, index, activity, active }) {
  const known = isNumber(active) ? active : activity.filter((value) => value > ACTIVE_ABOVE).length;
  const counted = activity.length ? `${known} of ${count} active` : `${count} dimensions`;
  return index.length < count ? `${counted}; the first ${index.length} are shown` : counted;
}

function useOptions(dimensions, colour) {
  const { use, index } = dimensions;
  return {
    grid: { left: 64, right: 40, top: 34, bottom: 48 },
    tooltip: tooltip(colour, { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: ([bar]) => dimensionTip(dimensions, bar.dataIndex) }),
    xAxis: barAxis(colour, 'Latent dimension', index),
    yAxis: valueAxis(colour, 'ΔD_i (nats)', { scale: false, nameGap: 48, ...useRange(use.filter(isNumber)) }),
    series: [{ type: 'bar', barCategoryGap: '25%', barMaxWidth: 26, itemStyle: { color: colour.series[2] }, data: use }],
  };
}

// From zero, unless something is clearly below it; noise around zero must not fill the axis.
function useRange(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0.5, ...values);
  return low < -0.05 * high ? {} : { min: 0, max: niceRange(0, high).max };
}

function dimensionTip({ index, activity, kl, use, sensitivity }, place) {
  const facts = [['A_i', activity], ['KL_i (nats)', kl], ['ΔD_i (nats)', use], ['E‖∂x̂/∂z_i‖²', sensitivity]];
  return tip(`Dimension ${index[place]}`, facts.filter(([, values]) => values.length).map(([label, values]) => [label, significant(values[place])]));
}
