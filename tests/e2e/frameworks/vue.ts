import { createApp, h, nextTick, shallowRef } from 'vue';
import { clicked, HEADERS, stateOf } from './list';

const keyed = new URLSearchParams(location.search).has('keyed');
const list = shallowRef(stateOf(0));

createApp({
  render: () =>
    h('table', [
      h('thead', [
        h(
          'tr',
          HEADERS.map((header) => h('th', header)),
        ),
      ]),
      h(
        'tbody',
        list.value.map((one, i) =>
          h('tr', { key: keyed ? one.code : i, onClick: () => clicked(one.code) }, [
            h('td', one.code),
            h('td', one.procedure),
            h('td', [one.submitted, i % 2 === 0 ? h('b', ' !') : undefined]),
            h('td', one.status),
          ]),
        ),
      ),
    ]),
}).mount('#app');

window.stage = {
  async show(turn) {
    list.value = stateOf(turn);
    await nextTick();
  },
};
