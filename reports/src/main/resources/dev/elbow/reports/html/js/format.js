// Numbers as the page prints them: a real minus sign, the same digits as in the text parts.

const ABSENT = '–';

function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

function withMinus(text) {
  return text.replace('-', '−');
}

function fixed(value, decimals) {
  if (!isNumber(value)) return ABSENT;
  const text = value.toFixed(decimals);
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

// Four significant digits, trailing zeros removed: a parameter's value.
function significant(value) {
  if (!isNumber(value)) return ABSENT;
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return withMinus(String(value));
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(4));
  const text = size < 1e-4 || size >= 1e6 ? rounded.toExponential() : String(rounded);
  return text.replace('e+', 'e').replaceAll('-', '−');
}

// A standard error: two digits say enough where the unit does not set the decimals.
function formatError(value, unit) {
  return isNumber(value) && unit === 'none' ? significant(Number(value.toPrecision(2))) : formatMetric(value, unit);
}

function formatMetric(value, unit) {
  if (!isNumber(value)) return ABSENT;
  if (unit === 'nats' || unit === 'fraction') return fixed(value, 2);
  if (unit === 'seconds') return fixed(value, 1);
  if (unit === 'count') return fixed(value, Number.isInteger(value) ? 0 : 1);
  return significant(value);
}

function formatValue(value) {
  if (value === null) return ABSENT;
  return typeof value === 'number' ? significant(value) : value;
}

function unitSign(unit) {
  return { nats: 'nats', seconds: 's' }[unit] ?? '';
}
