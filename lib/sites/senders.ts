import { type Browser, browser } from '../browser';
import { originOf } from './origins';

type Sender = Browser.runtime.MessageSender;

/** Whether a message comes from one of the extension's own pages (popup, options, welcome), in a tab or not. */
export function isOwnPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

/** Origin of the frame whose content script of ours sent the message (it may differ from its tab's), else undefined. */
export function frameOrigin(sender: Sender): string | undefined {
  if (sender.id !== browser.runtime.id || sender.tab === undefined) return undefined;
  return originOf(sender.origin ?? '') ?? originOf(sender.url ?? '');
}
