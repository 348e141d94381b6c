/** Element with attributes, listeners (`onclick: fn`) and children; `null` and `false` children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

const API = '/motcua-spa/api/';

/** The server's JSON; throws an Error with its message, with `expired` set when the session is over. */
export async function api(path, options) {
  const response = await fetch(API + path, options);
  const value = await response.json();
  if (response.ok) return value;
  throw Object.assign(new Error(value.message), { expired: response.status === 401 });
}

export const post = (path, fields = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return api(path, { method: 'POST', body });
};

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `dd/MM/yyyy HH:mm:ss` in Vietnam; empty for `null`. */
export const time = (iso) => (iso ? format.format(new Date(iso.replace('+0000', 'Z'))).replace(',', '') : '');

/** A message at the bottom of the window, until the next one. */
export function snack(text, bad = false) {
  document.querySelector('.mat-snack-bar')?.remove();
  document.body.append(el('div', { class: `mat-snack-bar${bad ? ' bad' : ''}`, role: 'status' }, text));
}
