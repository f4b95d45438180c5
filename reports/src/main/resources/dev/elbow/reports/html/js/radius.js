// How far the codes of the chosen trial lie from the origin, against what the prior expects.

function startRadii() {
  trialChart('radius-chart', { dataOf: (row) => latentsOfRow.get(row)?.radius, options: (data, colour) => radiusOptions(data, colour, '‖z‖') });
  trialChart('pca-radius-chart', { dataOf: (row) => latentsOfRow.get(row)?.pcaRadius, options: (data, colour) => radiusOptions(data, colour, '‖z‖ inside the components') });
}

function radiusOptions({ from, width, counts, expected }, colour, name) {
  const centre = (bin) => from + (bin + 0.5) * width;
  const end = from + counts.length * width;
  return {
    grid: { left: 64, right: 16, top: 34, bottom: 48 },
    legend: { ...legend(colour, ['Codes', 'Prior']), selectedMode: false },
    tooltip: tooltip(colour, { trigger: 'axis', formatter: ([{ dataIndex }]) => tip(`${significant(from + dataIndex * width)} to ${significant(from + (dataIndex + 1) * width)}`, [['Codes', significant(counts[dataIndex])], ['Prior', significant(expected[dataIndex])]]) }),
    xAxis: valueAxis(colour, name, { min: from, max: end, splitLine: { show: false }, axisLabel: { color: colour.muted, formatter: significant, hideOverlap: true, showMinLabel: false, showMaxLabel: false } }),
    yAxis: valueAxis(colour, 'Codes', { scale: false, nameGap: 48 }),
    series: [
      { name: 'Codes', type: 'bar', barWidth: '94%', itemStyle: { color: colour.accent, opacity: 0.75 }, data: counts.map((count, bin) => [centre(bin), count]) },
      { name: 'Prior', type: 'line', symbol: 'none', lineStyle: { color: colour.warn, width: 2.2 }, itemStyle: { color: colour.warn }, data: expected.map((count, bin) => [centre(bin), count]) },
    ],
  };
}
