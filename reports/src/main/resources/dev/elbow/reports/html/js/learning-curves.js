// One metric over the epochs, for the best trials and the chosen one.

const CURVES = [
  { key: 'validElbo', title: 'ELBO', axis: 'ELBO (nats)', unit: 'nats', training: 'trainElbo' },
  { key: 'rate', title: 'Rate', axis: 'Rate (nats)', unit: 'nats' },
  { key: 'distortion', title: 'Distortion', axis: 'Distortion (nats)', unit: 'nats' },
  { key: 'activeUnits', title: 'Active units', axis: 'Active units', unit: 'count' },
  { key: 'generalisationGap', title: 'Generalisation gap', axis: 'Training less validation ELBO (nats)', unit: 'nats' },
  { key: 'hiddenRate', title: 'Hidden rate', axis: 'Share of the rate in inactive dimensions', unit: 'fraction' },
  { key: 'gradientNorm', title: 'Gradient norm', axis: 'Gradient norm', unit: 'none' },
  { key: 'klWeight', title: 'KL weight', axis: 'Weight of the KL in training', unit: 'none' },
  { key: 'collapse', title: 'Collapse fraction', axis: 'Collapse fraction', unit: 'fraction' },
];

function startLearningCurves() {
  const withCurves = report.curves.filter((curve) => curve.epoch.length > 0);
  if (withCurves.length === 0) {
    showEmpty(byId('curves-chart'), 'No epoch has been finished yet.');
    return;
  }
  const select = byId('curve-metric');
  const measured = ({ key }) => withCurves.some((curve) => curve[key].some(isNumber));
  CURVES.filter(measured).forEach((curve) => select.append(element('option', { value: curve.key }, curve.title)));
  const best = withCurves.slice(0, 5);
  const kind = observable(CURVES.find(measured) ?? CURVES[0]);
  select.addEventListener('change', () => kind.set(CURVES.find((curve) => curve.key === select.value)));

  const options = (colour) => {
    const shown = curvesToShow(best);
    const { key, training, axis, unit } = kind.get();
    const values = shown.flatMap((curve) => [...curve[key], ...(training ? curve[training] : [])]);
    const range = key === 'validElbo' ? rangeOfTheBetter(values, true, 0.25) : key === 'distortion' ? rangeOfTheBetter(values, false, 0.25) : key === 'generalisationGap' ? robustRange(values) : fromZero(robustRange(values));
    return {
      grid: { left: 64, right: 16, top: 34, bottom: 48 },
      legend: { ...legend(colour, shown.map((curve) => trialName(curve.row))), type: 'scroll' },
      tooltip: tooltip(colour, { trigger: 'axis', formatter: (points) => curveTip(points, unit) }),
      xAxis: valueAxis(colour, 'Epoch', { minInterval: 1, min: 1, splitLine: { show: false } }),
      yAxis: valueAxis(colour, axis, { ...range, nameGap: 48 }),
      series: shown.flatMap((curve) => curveLines(curve, key, training, lineColour(colour, best, curve))),
    };
  };
  makeChart('curves-chart', options, [chosenRow, kind]);
}

function curvesToShow(best) {
  const chosen = curveOfRow.get(chosenRow.get());
  return chosen && chosen.epoch.length > 0 && !best.includes(chosen) ? [...best, chosen] : best;
}

function lineColour(colour, best, curve) {
  const place = best.indexOf(curve);
  return place < 0 ? colour.ink : colour.series[place];
}

function curveLines(curve, key, training, stroke) {
  const width = curve.row === chosenRow.get() ? 3 : 1.6;
  const line = (values, type, lineWidth) => ({
    name: trialName(curve.row), type: 'line', symbol: curve.epoch.length === 1 ? 'circle' : 'none', triggerLineEvent: true, itemStyle: { color: stroke },
    lineStyle: { color: stroke, width: lineWidth, type, opacity: type === 'dashed' ? 0.55 : 1 }, emphasis: { disabled: true },
    data: curve.epoch.map((epoch, place) => [epoch, values[place]]),
  });
  const lines = [line(curve[key], 'solid', width)];
  if (training) lines.push({ ...line(curve[training], 'dashed', 1.2), training: true, id: `training-${curve.row}` });
  return lines;
}

function curveTip(points, unit) {
  const validation = points.filter((point) => !String(point.seriesId).startsWith('training-'));
  return tip(`Epoch ${points[0].axisValue}`, validation.map((point) => [point.seriesName, formatMetric(point.value[1], unit)]));
}
