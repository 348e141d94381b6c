import { createElement as h, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { clicked, HEADERS, stateOf } from './list';

const keyed = new URLSearchParams(location.search).has('keyed');
let set = () => {};

function List() {
  const [list, setList] = useState(() => stateOf(0));
  set = setList;
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, ...HEADERS.map((header) => h('th', { key: header }, header)))),
    h(
      'tbody',
      null,
      list.map((one, i) =>
        h(
          'tr',
          { key: keyed ? one.code : i, onClick: () => clicked(one.code) },
          h('td', null, one.code),
          h('td', null, one.procedure),
          h('td', null, one.submitted, i % 2 === 0 && h('b', null, ' !')),
          h('td', null, one.status),
        ),
      ),
    ),
  );
}

const root = createRoot(document.querySelector('#app'));
flushSync(() => root.render(h(List)));
window.stage = { show: (turn) => flushSync(() => set(stateOf(turn))) };
