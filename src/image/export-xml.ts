import { escapeXml } from "../base/xml.ts";

/** What is inside an element: text (escaped on writing), or elements. */
type Content = string | readonly Element[];
export interface Element {
  name: string;
  attributes?: Record<string, string>;
  content?: Content;
}

/** The text of an XML document with this root. Values are escaped; names are the caller's own. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, "")}`;
}

function write({ name, attributes = {}, content }: Element, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(" ");
  if (content === undefined) return `${indent}<${start}/>\n`;
  if (typeof content === "string") return `${indent}<${start}>${escapeXml(content)}</${name}>\n`;
  return `${indent}<${start}>\n${content.map((child) => write(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}
