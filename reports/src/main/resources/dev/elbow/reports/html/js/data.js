// The report's data. A row is a trial's place in the columns.

const report = JSON.parse(document.getElementById('report-data').textContent);
const rowCount = report.number.length;
const allRows = Array.from({ length: rowCount }, (_, row) => row);
const objective = report.metrics[report.objective.metric];
const standardErrors = new Map(report.metrics.map((metric) => [metric.id, metric.values]));
const curveOfRow = new Map(report.curves.map((curve) => [curve.row, curve]));
const latentsOfRow = new Map(report.latents.map((latents) => [latents.row, latents]));
const diagnosisOfRow = new Map(report.diagnoses.map((diagnosis) => [diagnosis.row, diagnosis]));
const rankOfRow = new Map(report.ranked.map((row, place) => [row, place + 1]));

function metricById(id) {
  return report.metrics.find((metric) => metric.id === id);
}

function errorsOf(metric) {
  return standardErrors.get(`${metric.id}_se`);
}

// Columns that only hold another column's standard errors are shown beside that column.
function isErrorColumn(metric) {
  return metric.id.endsWith('_se') && standardErrors.has(metric.id.slice(0, -3));
}

// The value with its sign if it is only a bound: "≥ 8.50".
function metricText(metric, row) {
  const text = formatMetric(metric.values[row], metric.unit);
  return text === ABSENT ? text : (metric.signs?.[row] ?? '') + text;
}

// The standard error, or nothing: there is none, or the value is only a bound.
function errorText(metric, row) {
  const error = errorsOf(metric)?.[row];
  return isNumber(error) && isNumber(metric.values[row]) && !metric.signs?.[row] ? `± ${formatError(error, metric.unit)}` : '';
}

function withError(metric, row) {
  return [metricText(metric, row), errorText(metric, row)].filter(Boolean).join(' ');
}

function verdictTitle(row) {
  return report.verdictTitles[report.verdict[row]] ?? '';
}

function axisTitle(metric) {
  const unit = unitSign(metric.unit);
  return unit ? `${metric.title} (${unit})` : metric.title;
}

function trialName(row) {
  return `Trial ${report.number[row]}`;
}

// Why a trial was tried, in a line; nothing of the next in a sequence.
function whyTried(row) {
  const kind = report.originNames[report.origin[row]];
  if (kind === 'replicate') return `trained again: the settings of trial ${report.replicated[row]} with another seed`;
  if (report.explanation[row]) return report.explanation[row];
  return kind === 'sequence' ? '' : report.originTitles[report.origin[row]];
}

// What a tooltip says of a trial.
function trialFacts(row) {
  const facts = [[axisTitle(objective), withError(objective, row)]];
  for (const parameter of report.parameters) {
    if (parameter.values[row] !== null) facts.push([parameter.name, formatValue(parameter.values[row])]);
  }
  if (whyTried(row)) facts.push(['why', whyTried(row)]);
  if (verdictTitle(row)) facts.push(['verdict', verdictTitle(row)]);
  if (!report.feasible[row]) facts.push(['breaks', report.violated[row]]);
  return facts;
}
