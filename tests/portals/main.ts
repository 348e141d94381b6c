import { startPortals } from './server';

const port = Number(process.env.PORT ?? process.argv[2] ?? 8127);
const { url } = await startPortals({ port });
const lines: [string, string][] = [
  ['/', 'Trang chủ'],
  ['/mot-cua/', 'Một cửa điện tử (bản cổ điển, khung)'],
  ['/mot-cua/danh-sach', 'Một cửa điện tử (bản cổ điển, không khung)'],
  ['/motcua-spa/', 'Một cửa điện tử (bản một trang)'],
  ['/qlvb/main', 'Quản lý văn bản và điều hành'],
  ['/qlvb/pakn', 'Phản ánh, kiến nghị'],
  ['/mot-cua-efy/tiep-nhan', 'Tiếp nhận qua mạng (danh sách không ghi lúc nộp)'],
  ['/motcua-igate/vi/dossier/search/1', 'Tra cứu hồ sơ một cửa (ngày nộp chỉ có trong JSON)'],
  ['/cong-la/danh-sach', 'Bàn việc dân (hệ thống lạ)'],
  ['/dichvucong/bothutuc', 'Bộ thủ tục hành chính'],
  ['/thu-dien-tu/?_task=mail', 'Thư công vụ'],
  ['/tin-tuc', 'Trang tin'],
  ['/lab/', 'Trang thử'],
];
for (const [path, name] of lines) process.stdout.write(`${url}${path}  ${name}\n`);
