// Elements are made with text content only: no value of the sweep is ever parsed as markup.

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

function tip(title, facts) {
  const lines = facts.map(([label, value]) => element('div', {}, element('span', {}, label), element('span', {}, value)));
  return element('div', { className: 'tip' }, element('b', {}, title), ...lines);
}

// Calls the action once the typing pauses.
function afterTyping(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 150);
  };
}

function showEmpty(container, text) {
  container.removeAttribute('role');
  container.replaceChildren(element('p', { className: 'chart-empty' }, text));
  container.style.height = 'auto';
}
