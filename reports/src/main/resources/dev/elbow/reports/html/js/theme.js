// Light or dark: as the system says until someone chooses.

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function storedTheme() {
  try {
    return localStorage.getItem('elbow-theme');
  } catch {
    return null; // a browser may forbid storage to pages opened from disk
  }
}

function storeTheme(name) {
  try {
    localStorage.setItem('elbow-theme', name);
  } catch {
    // the choice then lasts as long as the page
  }
}

function applyTheme(name) {
  document.documentElement.dataset.theme = name;
  const toggle = byId('theme-toggle');
  toggle.textContent = name === 'dark' ? 'Light' : 'Dark';
  toggle.setAttribute('aria-label', `Switch to ${name === 'dark' ? 'light' : 'dark'} colours`);
  toggle.setAttribute('aria-pressed', String(name === 'dark'));
  theme.set(name);
}

function startTheme() {
  applyTheme(storedTheme() ?? (darkSystem.matches ? 'dark' : 'light'));
  darkSystem.addEventListener('change', (event) => {
    if (!storedTheme()) applyTheme(event.matches ? 'dark' : 'light');
  });
  byId('theme-toggle').addEventListener('click', () => {
    const next = theme.get() === 'dark' ? 'light' : 'dark';
    storeTheme(next);
    applyTheme(next);
  });
  let onScreen = theme.get();
  window.addEventListener('beforeprint', () => {
    onScreen = theme.get();
    applyTheme('light');
  });
  window.addEventListener('afterprint', () => applyTheme(onScreen));
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    card: get('card'), ink: get('ink'), muted: get('muted'), faint: get('faint'), line: get('line'),
    accent: get('accent'), warn: get('warn'), good: get('good'), bad: get('bad'),
    scale: [get('scale-low'), get('scale-mid'), get('scale-high')],
    heat: [1, 2, 3, 4, 5].map((place) => get(`heat-${place}`)),
    series: [1, 2, 3, 4, 5].map((place) => get(`series-${place}`)),
  };
}
