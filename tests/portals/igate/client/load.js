const API = '/motcua-igate/api/';
const HEADERS = { Authorization: 'Bearer demo-token', Accept: 'application/json' };
const LOST = 'Không tải được dữ liệu. Vui lòng thử lại.';

async function viaFetch(address) {
  const response = await fetch(address, { headers: HEADERS });
  const value = await response.json();
  if (!response.ok) throw new Error(value.message);
  return value;
}

function viaXhr(address, responseType) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
    if (responseType) request.responseType = responseType;
    request.onload = () => {
      try {
        const value = responseType ? request.response : JSON.parse(request.responseText);
        if (request.status !== 200 || value === null) throw new Error(value?.message ?? LOST);
        resolve(value);
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new Error(LOST));
    request.send();
  });
}

/** The server's JSON, asked for in the way that the page's address says: `via=fetch`, `xhr` or `xhr-json`. */
export async function load(path) {
  const via = new URLSearchParams(location.search).get('via') ?? 'fetch';
  try {
    if (via === 'xhr') return await viaXhr(API + path, '');
    if (via === 'xhr-json') return await viaXhr(API + path, 'json');
    return await viaFetch(API + path);
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(LOST) : error;
  }
}
