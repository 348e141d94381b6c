import type { Adapter } from '../adapter';
import { auto } from './auto';
import { bacninh } from './bacninh';
import { efy } from './efy';
import { igate } from './igate';
import { ioffice } from './ioffice';
import { opencps } from './opencps';

/** In the order they are asked; the automatic one comes last. */
export const ADAPTERS: Adapter[] = [igate, opencps, efy, bacninh, ioffice, auto];
