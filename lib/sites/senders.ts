import { type Browser, browser } from '../browser';
import { originOf } from './origins';

type Sender = Browser.runtime.MessageSender;

/** Whether a message comes from one of the extension's own pages (popup, options, welcome), in a tab or not. */
export function isOwnPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/** Whether a message comes from our content script in a frame of that origin; frames may differ from their tab. */
export function isFrameOf(sender: Sender, origin: string): boolean {
  const from = originOf(sender.origin ?? '') ?? originOf(sender.url ?? '');
  return sender.id === browser.runtime.id && sender.tab !== undefined && from === origin;
}
