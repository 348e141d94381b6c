import { api, el, post, snack, time } from './dom.js';

const DONE = {
  accept: 'Đã tiếp nhận hồ sơ',
  forward: 'Đã chuyển xử lý',
  'request-payment': 'Đã gửi yêu cầu thanh toán',
  finish: 'Hồ sơ đã xử lý xong',
  'return-result': 'Đã trả kết quả',
  'request-supplement': 'Đã gửi yêu cầu bổ sung',
  refuse: 'Đã từ chối tiếp nhận hồ sơ',
  stop: 'Đã dừng xử lý hồ sơ',
  'component-file': 'Đã tải lên bản scan',
  'result-file': 'Đã đính kèm kết quả',
  sign: 'Đã ký số tệp tin',
};

/** One dossier with everything an officer can do to it. */
export function detailView(id, { fail, changed }) {
  const page = el('div', { class: 'detail' }, el('div', { class: 'mat-card' }, el('span', { class: 'bone' })));

  async function act(verb, fields, argument = '') {
    try {
      const path = `pa/dossier/${id}/--${verb}${argument && `/${argument}`}`;
      show(await post(path, fields));
      snack(DONE[verb]);
      changed();
    } catch (error) {
      fail(error);
    }
  }

  /** Asks for a reason in a dialog outside the page's own tree, as Material's overlays do. */
  function ask(title, verb) {
    const text = el('textarea', { rows: 4, 'aria-label': 'Lý do', required: true });
    const dialog = el(
      'dialog',
      { class: 'mat-dialog-container', 'aria-label': title },
      el(
        'form',
        { method: 'dialog', onsubmit: () => act(verb, { reason: text.value.trim() }) },
        el('h2', {}, title),
        text,
        el(
          'div',
          { class: 'row-end' },
          el('button', { type: 'button', class: 'mat-button', onclick: () => dialog.close() }, 'Đóng'),
          el('button', { class: 'mat-button primary' }, 'Đồng ý'),
        ),
      ),
    );
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  const button = (text, onclick, primary = false) =>
    el('button', { type: 'button', class: `mat-button${primary ? ' primary' : ''}`, onclick }, text);

  const upload = (label, text, verb, argument, accept) =>
    el(
      'label',
      { class: 'mat-button upload' },
      text,
      el('input', {
        type: 'file',
        accept,
        'aria-label': label,
        onchange: (event) => {
          const [file] = event.target.files;
          if (file) act(verb, { file }, argument);
        },
      }),
    );

  const fileLink = (f) =>
    el(
      'li',
      { class: 'file' },
      el(
        'a',
        { href: `/motcua-spa/api/fi/file/${f.id}/${encodeURIComponent(f.filename)}`, target: '_blank' },
        f.filename,
      ),
      f.signed
        ? el('span', { class: 'signed' }, `Đã ký số: ${f.signed.fullname}, ${time(f.signed.date)}`)
        : el(
            'button',
            {
              type: 'button',
              class: 'mat-button small btn-kyso-action',
              'aria-label': `Ký số ${f.filename}`,
              onclick: () => act('sign', {}, f.id),
            },
            'Ký số',
          ),
    );

  function actions(d) {
    const status = d.dossierStatus.id;
    const at = (...codes) => codes.includes(status);
    return el(
      'div',
      { class: 'actions' },
      at(0) && button('Tiếp nhận', () => act('accept'), true),
      at(2) && button('Chuyển xử lý', () => act('forward'), true),
      at(4) && button('Xử lý xong', () => act('finish'), true),
      at(9) && button('Trả kết quả', () => act('return-result'), true),
      at(0, 2, 4) && button('Yêu cầu bổ sung', () => ask('Yêu cầu bổ sung', 'request-supplement')),
      at(2, 4) && d.fee > 0 && button('Yêu cầu thanh toán', () => act('request-payment')),
      at(0) && button('Từ chối', () => ask('Từ chối tiếp nhận', 'refuse')),
      at(2, 4, 5, 6) && button('Dừng xử lý', () => ask('Dừng xử lý', 'stop')),
    );
  }

  const slips = (d) => {
    const link = (kind, text) =>
      el('a', { href: `/motcua-spa/api/pa/dossier/${id}/--slip/${kind}`, target: '_blank' }, text);
    return el(
      'p',
      { class: 'slips' },
      d.acceptedDate && link('tiep-nhan', 'In giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
      d.additionalRequest.length > 0 && link('bo-sung', 'In phiếu yêu cầu bổ sung'),
      d.refusal && link('tu-choi', 'In phiếu từ chối'),
    );
  };

  const pair = (label, value) =>
    el(
      'div',
      { class: 'pair' },
      el('span', { class: 'label' }, `${label}: `),
      el('span', { class: 'text-bold' }, value || '—'),
    );

  const table = (headers, rows) =>
    el(
      'table',
      { 'mat-table': true, class: 'mat-table cdk-table' },
      el(
        'thead',
        {},
        el(
          'tr',
          { class: 'mat-header-row cdk-header-row' },
          headers.map((h) => el('th', { class: 'mat-header-cell cdk-header-cell' }, h)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((cells) =>
          el(
            'tr',
            { class: 'mat-row cdk-row' },
            cells.map((c) => el('td', { class: 'mat-cell cdk-cell' }, c)),
          ),
        ),
      ),
    );

  const components = (d) =>
    table(
      ['STT', 'Tên giấy tờ', 'Loại bản', 'Tập tin', 'Thao tác'],
      d.dossierFormFile.map((c, i) => [
        String(i + 1),
        el('span', {}, c.name, c.requirement === 1 && el('span', { class: 'required', title: 'Bắt buộc' }, ' *')),
        c.detail,
        c.file.length > 0
          ? el('ul', { class: 'files' }, c.file.map(fileLink))
          : el('span', { class: 'muted' }, 'Chưa có tệp tin'),
        upload(`Tải bản scan: ${c.name}`, 'Tải bản scan', 'component-file', c.id, '.pdf,.png,.jpg'),
      ]),
    );

  const results = (d) => {
    if (!d.mustAttachResultsFile) return el('p', { class: 'muted' }, 'Thủ tục này không trả kết quả bằng văn bản.');
    return el(
      'div',
      {},
      d.attachment.length > 0
        ? el('ul', { class: 'files' }, d.attachment.map(fileLink))
        : el('p', { class: 'muted' }, 'Chưa có tệp kết quả'),
      [2, 4, 9].includes(d.dossierStatus.id) &&
        upload('Đính kèm kết quả', 'Đính kèm kết quả', 'result-file', '', '.pdf'),
    );
  };

  const card = (title, ...content) => el('section', { class: 'mat-card' }, el('h2', {}, title), ...content);

  function show(d) {
    const person = d.applicant.data;
    page.replaceChildren(
      el(
        'section',
        { class: 'mat-card' },
        el(
          'div',
          { class: 'card-head' },
          el('h1', {}, `Hồ sơ ${d.code}`),
          el('span', { class: `chip s${d.dossierStatus.id}` }, d.dossierStatus.name),
        ),
        el(
          'div',
          { class: 'pairs' },
          pair('Mã hồ sơ', d.code),
          pair('Trạng thái', d.dossierStatus.name),
          pair('Thủ tục', d.procedure.translate.name),
          pair('Hình thức nộp', d.applyMethod.name),
          pair('Chủ hồ sơ', person.ownerFullname),
          pair('Điện thoại', person.phoneNumber),
          pair('Ngày nộp', time(d.appliedDate)),
          pair('Ngày tiếp nhận', time(d.acceptedDate)),
          pair('Ngày hẹn trả', time(d.appointmentDate)),
          pair('Ngày kết thúc xử lý', time(d.completedDate)),
          pair('Cán bộ tiếp nhận', d.currentTask[0]?.assignee.fullname),
          pair('Ngày trả kết quả', time(d.returnedDate)),
        ),
        slips(d),
        actions(d),
      ),
      card('Thành phần hồ sơ', components(d), el('p', { class: 'muted' }, 'Giấy tờ có dấu * là bắt buộc.')),
      card('Kết quả giải quyết', results(d)),
      card(
        'Quá trình xử lý',
        table(
          ['Thời gian', 'Người thực hiện', 'Công việc', 'Ghi chú'],
          d.history.map((h) => [time(h.date), h.fullname, h.action, h.note]),
        ),
      ),
    );
  }

  api(`pa/dossier/${id}/--online`).then(show, fail);
  return page;
}
