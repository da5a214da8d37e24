// CloudFormation templates by the word of AWS's own validator, offline: nothing worse than a remark. Where cfn-lint
// looks at the same, two makers say it; the schemas are of different days.
import { readdir } from "node:fs/promises";
import { CelEngine, TemplateFile } from "@aws/cloudformation-validate";
import { inProject } from "./lib/project.mjs";

/** Remarks, such as that a property is fixed once a stack is made, stay out. */
const severityLevel = "WARN";

const folder = inProject("templates", "cloudformation");
const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
const engine = new CelEngine();
for (const name of files) {
  const { diagnostics } = engine.validateStandard(new TemplateFile(`${folder}/${name}`), { severityLevel });
  for (const { severity, ruleId, message, entity, startLine } of diagnostics) {
    console.error(`${name}:${startLine ?? 1} ${entity?.logicalId ?? ""} ${severity} ${ruleId}: ${message}`);
    process.exitCode = 1;
  }
}
engine.free();
if (files.length === 0) throw new Error(`There is no template in ${folder}.`);
