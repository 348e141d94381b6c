import '@angular/compiler';
import { Component, type ComponentRef, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { clicked, type Dossier, HEADERS, stateOf } from './list';

const keyed = new URLSearchParams(location.search).has('keyed');

class List {
  readonly headers = HEADERS;
  readonly list = signal<Dossier[]>(stateOf(0));
  readonly clicked = clicked;
  readonly keyOf = (i: number, one: Dossier) => (keyed ? one.code : i);
}

const Root = Component({
  selector: '#app',
  template: `<table><thead><tr>@for (header of headers; track header) {<th>{{ header }}</th>}</tr></thead><tbody>
    @for (one of list(); track keyOf($index, one)) {
      <tr (click)="clicked(one.code)"><td>{{ one.code }}</td><td>{{ one.procedure }}</td>
      <td>{{ one.submitted }}@if ($index % 2 === 0) {<b> !</b>}</td><td>{{ one.status }}</td></tr>
    }</tbody></table>`,
})(List) as typeof List;

const app = await bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] });
window.stage = {
  async show(turn) {
    const { instance } = app.components[0] as ComponentRef<List>;
    instance.list.set(stateOf(turn));
    await app.whenStable();
  },
};
