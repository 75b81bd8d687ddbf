"use strict";var r=Object.defineProperty;var i=Object.getOwnPropertyDescriptor;var s=Object.getOwnPropertyNames;var l=Object.prototype.hasOwnProperty;var h=(t,e)=>{for(var o in e)r(t,o,{get:e[o],enumerable:!0})},m=(t,e,o,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let a of s(e))!l.call(t,a)&&a!==o&&r(t,a,{get:()=>e[a],enumerable:!(n=i(e,a))||n.enumerable});return t};var d=t=>m(r({},"__esModule",{value:!0}),t);var u={};h(u,{help:()=>f});module.exports=d(u);var f=`stream-lint finds what will go wrong with the readers of Kinesis and DynamoDB streams, in the templates that declare them.

Usage
  stream-lint [PATH\u2026]          check files and folders; default "."
  stream-lint explain RULE     the page of a rule
  stream-lint rules            list the rules  (--format terminal|json|markdown)
  stream-lint graph [PATH\u2026]    streams and their readers  (--format mermaid|dot|svg|html|json)
  stream-lint init             write a commented stream-lint.yaml into this folder

Flags
  --format FORMAT              terminal (default), json, sarif, github (annotations of a workflow), markdown,
                               junit, checkstyle or gitlab; may be given several times
  --output FILE                where the format before it goes; default stdout
  --fail-on LEVEL              exit 1 from error (default), warning or note on, or never
  --rule ID=LEVEL              off, note, warning or error; may be given several times
  --config FILE                the configuration; default stream-lint.yaml here or above, up to the git root
  --print-config               print the configuration that is in force, and where each setting comes from
  --parameter NAME=VALUE       value of a template parameter or Terraform variable; may be given several times
  --parameters FILE            more of them: CloudFormation's JSON, a samconfig.toml, a .tfvars
  --base GIT-REF               report only what the changes since GIT-REF cause, wherever it lies
  --baseline FILE              leave out the findings that stand in FILE, unless they became worse
  --update-baseline            write what is found to FILE, default stream-lint-baseline.json
  --focus                      speak only of what the paths cause; the repository around them is read, too
  --undecided                  list what could not be judged, and why
  --require-input              exit 2 if there is nothing to judge
  --quiet                      leave out notes and the closing line
  --no-color                   print without colors
  -h, --help                   print this
  --version                    print the version

Behind -- everything is a path: stream-lint -- rules checks the folder rules.

Exit code
  0  nothing at or above --fail-on
  1  findings
  2  the job could not be done: wrong flags or configuration, a template that cannot be read
`;0&&(module.exports={help});
