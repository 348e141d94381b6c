/** The look of a portal of about 2012: Arial 12, a red banner, grey bevelled tables. */
export const CLASSIC_STYLE = `
body { margin: 0; background: #fff; color: #222; font: 12px Arial, "Liberation Sans", sans-serif; }
a { color: #0b4f9e; text-decoration: none; } a:hover { text-decoration: underline; color: #b80000; }
.banner { background: #b3120d; background-image: linear-gradient(#c9231c, #9d0b07); color: #ffe97a; height: 78px; width: 100%; border-bottom: 3px solid #e3b53b; }
.banner .name { font: bold 20px "Times New Roman", "Liberation Serif", serif; text-transform: uppercase; }
.banner .sub { color: #fff; font-size: 13px; font-weight: bold; padding-bottom: 3px; }
.banner .who { color: #fff; text-align: right; padding-right: 14px; line-height: 1.7; } .banner .who a { color: #ffe97a; font-weight: bold; }
.menu { background: #f3f7fb; width: 224px; vertical-align: top; border-right: 1px solid #b7cbe2; }
.menu .head { background: #2a69ad; background-image: linear-gradient(#3d82cc, #205892); color: #fff; font-weight: bold; padding: 7px 10px; text-transform: uppercase; font-size: 11px; }
.menu a { display: block; padding: 7px 10px 7px 22px; border-bottom: 1px dotted #b7cbe2; } .menu a.on { background: #ffeebc; font-weight: bold; color: #b80000; }
.menu .count { color: #b80000; font-weight: bold; }
.content { vertical-align: top; padding: 10px 14px 24px; }
.title { font: bold 15px Arial, "Liberation Sans", sans-serif; color: #b3120d; text-transform: uppercase; border-bottom: 2px solid #b3120d; padding-bottom: 5px; margin: 0 0 10px; }
.note { background: #fffbe0; border: 1px solid #e2c85a; padding: 7px 10px; margin: 0 0 10px; } .error { background: #ffecec; border-color: #d66; color: #900; }
.search { background: #eef4fa; border: 1px solid #c4d6ea; margin-bottom: 8px; } .search td { padding: 5px 8px; }
input[type=text], input[type=password], select, textarea { border: 1px solid #8aa5c2; padding: 3px 5px; font: 12px Arial, "Liberation Sans", sans-serif; }
.button { background: #e7eff8; background-image: linear-gradient(#fff, #d5e3f2); border: 1px solid #7d9dbf; border-radius: 2px; padding: 4px 12px; font: bold 12px Arial, "Liberation Sans", sans-serif; color: #143f6e; cursor: pointer; }
.button:hover { border-color: #b3120d; color: #b3120d; } .button[disabled] { color: #999; }
.list_table2 { border-collapse: collapse; width: 100%; }
.list_table2 td { border: 1px solid #b9c9da; padding: 6px 6px; vertical-align: top; line-height: 1.45; }
.list_table2 tr.header td.title, .list_table2 th { background: #d3e3f4; background-image: linear-gradient(#e9f2fb, #c4d8ee); color: #123b68; font: bold 12px Arial, "Liberation Sans", sans-serif; text-transform: none; text-align: center; vertical-align: middle; border: 1px solid #b9c9da; padding: 7px 6px; }
tr.odd_row { background: #fff; } tr.round_row { background: #f3f7fc; } .list_table2 tr.odd_row:hover, .list_table2 tr.round_row:hover { background: #fff4d2; }
.data { cursor: default; } .code { font-weight: bold; white-space: nowrap; } .found { background: #ffe14d; }
.desc { color: #555; } .red { color: #d00000; font-weight: bold; } .grey { color: #777; } .signed { color: #067a2c; font-weight: bold; }
.status { font-weight: bold; color: #0a58a8; } .status.s5, .status.s6 { color: #b45d00; } .status.s9, .status.s10 { color: #067a2c; } .status.s3, .status.s7, .status.s8 { color: #777; }
.pager { margin-top: 8px; width: 100%; } .pager .button { padding: 2px 8px; } .pager .here { font-weight: bold; color: #b80000; padding: 0 6px; }
.detail td { padding: 5px 8px; border-bottom: 1px dotted #c9d6e4; vertical-align: top; } .detail td.label { color: #345; white-space: nowrap; width: 165px; }
.box { border: 1px solid #b9c9da; margin: 0 0 12px; } .box > .header { background: #d9e7f5; border-bottom: 1px solid #b9c9da; padding: 6px 10px; font-weight: bold; color: #123b68; } .box > .body { padding: 10px; }
.actions form { display: inline-block; margin: 0 8px 6px 0; vertical-align: top; } .foot { color: #667; border-top: 1px solid #ccd8e5; padding: 8px 0 0; margin-top: 18px; text-align: center; }
@media print { .noprint { display: none; } }
`;
