import type { JsonRecord } from './jsonRecords';
import type { Component } from './papers';

/** What a page's own data say of a record's components, in the terms of what pages print of them. */
export const jsonPapers = ({ components = [] }: JsonRecord): Pick<Component, 'name' | 'required' | 'provision'>[] =>
  components.map(({ name, files, required, reused }) => ({
    name,
    ...(required !== undefined && { required }),
    provision: reused ? 'reused' : files === undefined ? 'unknown' : files > 0 ? 'file' : 'none',
  }));
