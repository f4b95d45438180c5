// The KL of each latent dimension of the chosen trial over the epochs, in colours on a log scale.

const MAP_DECADES = [-3, -2, -1, 0, 1]; // nats, as powers of ten: what is beyond has the end's colour
const MAP_TOP = 34;
const MAP_BAR = 200;

function startKlMap() {
  chosenRow.listen(describeMap);
  describeMap(chosenRow.get());
  trialChart('map-chart', { dataOf: (row) => latentsOfRow.get(row)?.map, options: mapOptions });
}

function describeMap(row) {
  const map = latentsOfRow.get(row)?.map;
  const all = !map || map.dimension.length === map.count;
  byId('map-hint').textContent = `The stronger the colour the more a dimension carries; the busiest on top.${all ? '' : ` The busiest ${map.dimension.length} of ${map.count}.`}`;
}

function mapOptions({ epoch, dimension, nats }, colour) {
  const last = dimension.length - 1;
  const bounded = (value) => Math.min(MAP_DECADES.at(-1), Math.max(MAP_DECADES[0], Math.log10(value)));
  const cells = nats.flatMap((values, column) => values.map((value, place) => [column, last - place, isNumber(value) ? bounded(value) : '-']));
  const axis = { axisTick: { show: false }, axisLine: { show: false }, nameLocation: 'middle', nameTextStyle: { color: colour.muted, fontSize: 12 }, axisLabel: { color: colour.muted, hideOverlap: true } };
  return {
    grid: { left: 64, right: 90, top: MAP_TOP - 20, bottom: 48 },
    graphic: mapLegendLabels(colour),
    tooltip: tooltip(colour, { trigger: 'item', formatter: ({ data: [column, place] }) => tip(`Dimension ${dimension[last - place]}`, [['Epoch', String(epoch[column])], ['KL (nats)', significant(nats[column][last - place])]]) }),
    xAxis: { ...axis, type: 'category', name: 'Epoch', nameGap: 30, data: epoch },
    yAxis: { ...axis, type: 'category', name: 'Latent dimension', nameGap: 44, data: [...dimension].reverse(), axisLabel: { ...axis.axisLabel, fontSize: 11, interval: Math.ceil(dimension.length / 22) - 1 } },
    visualMap: {
      type: 'continuous', min: MAP_DECADES[0], max: MAP_DECADES.at(-1), dimension: 2, calculable: false, hoverLink: false, orient: 'vertical',
      right: 48, top: MAP_TOP, padding: 0, itemWidth: 12, itemHeight: MAP_BAR, inRange: { color: colour.heat }, outOfRange: { color: colour.heat[0] },
    },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderWidth: 0 }, emphasis: { disabled: true }, progressive: 0 }],
  };
}

// The legend's bar has no ticks of its own.
function mapLegendLabels(colour) {
  const text = (label, top) => ({ type: 'text', right: 0, top, silent: true, style: { text: label, width: 42, fill: colour.muted, font: `11px ${FONT}` } });
  const place = (decade) => MAP_TOP + (MAP_BAR * (MAP_DECADES.at(-1) - decade)) / (MAP_DECADES.at(-1) - MAP_DECADES[0]);
  return [text('nats', MAP_TOP - 22), ...MAP_DECADES.map((decade) => text(significant(10 ** decade), place(decade) - 6))];
}
