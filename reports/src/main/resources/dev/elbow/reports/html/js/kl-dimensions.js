// The mean KL of each latent dimension of one trial, largest first.

const COLLAPSED_BELOW_NATS = 0.01;
const FLOOR_NATS = 1e-4;

function startKlDimensions() {
  const withKl = report.curves.filter((curve) => curve.kl.length > 0);
  if (withKl.length === 0) {
    showEmpty(byId('kl-chart'), 'No trained model has been measured yet.');
    return;
  }
  const select = byId('kl-trial');
  withKl.forEach((curve) => select.append(element('option', { value: String(curve.row) }, trialName(curve.row))));
  const current = observable(withKl[0]);
  select.addEventListener('change', () => chosenRow.set(Number(select.value)));
  chosenRow.listen((row) => {
    const curve = withKl.find((candidate) => candidate.row === row);
    if (!curve) return; // a trial without a measured model leaves the last one in view
    select.value = String(row);
    current.set(curve);
  });

  const options = (colour) => {
    const sorted = current.get().kl.map((value, dimension) => ({ value: value ?? 0, dimension })).sort((a, b) => b.value - a.value);
    return {
      grid: { left: 64, right: 40, top: 34, bottom: 48 },
      title: { text: `${trialName(current.get().row)}: ${sorted.length} dimensions, ${fixed(sorted.reduce((sum, { value }) => sum + value, 0), 2)} nats in all`, textStyle: { color: colour.muted, fontSize: 12, fontWeight: 'normal' }, left: 0, top: 0 },
      tooltip: tooltip(colour, { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: ([bar]) => tip(`Dimension ${sorted[bar.dataIndex].dimension}`, [['KL (nats)', significant(sorted[bar.dataIndex].value)]]) }),
      xAxis: { type: 'category', name: 'Latent dimension, by KL', nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: colour.muted }, data: sorted.map(({ dimension }) => dimension), axisTick: { show: false }, axisLine: { lineStyle: { color: colour.line } }, axisLabel: { color: colour.muted, hideOverlap: true } },
      yAxis: valueAxis(colour, 'KL (nats)', { type: 'log', min: FLOOR_NATS, startValue: FLOOR_NATS, nameGap: 48 }),
      series: [{
        type: 'bar', barCategoryGap: '25%', barMaxWidth: 26,
        data: sorted.map(({ value }) => ({ value: Math.max(value, FLOOR_NATS), itemStyle: { color: value < COLLAPSED_BELOW_NATS ? colour.faint : colour.accent } })),
        markLine: { silent: true, symbol: 'none', data: [{ yAxis: COLLAPSED_BELOW_NATS }], lineStyle: { color: colour.warn, type: 'dashed', width: 1.3 }, label: { formatter: '0.01', color: colour.warn, position: 'end' } },
      }],
    };
  };
  makeChart('kl-chart', options, [current]);
}
