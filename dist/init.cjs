"use strict";var g=Object.create;var i=Object.defineProperty;var p=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var w=Object.getPrototypeOf,b=Object.prototype.hasOwnProperty;var v=(e,t)=>{for(var r in t)i(e,r,{get:t[r],enumerable:!0})},h=(e,t,r,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of y(t))!b.call(e,n)&&n!==r&&i(e,n,{get:()=>t[n],enumerable:!(o=p(t,n))||o.enumerable});return e};var x=(e,t,r)=>(r=e!=null?g(w(e)):{},h(t||!e||!e.__esModule?i(r,"default",{value:e,enumerable:!0}):r,e)),E=e=>h(i({},"__esModule",{value:!0}),e);var T={};v(T,{createConfiguration:()=>k});module.exports=E(T);var a=require("node:fs"),l=x(require("node:path"),1);var s=["stream-lint.yaml","stream-lint.yml"];var d="0.1.0";var m=`https://raw.githubusercontent.com/stream-lint/stream-lint/v${d}/stream-lint.schema.json`;var f=`# yaml-language-server: $schema=${m}

# What stream-lint is to know about this repository. Everything is optional: take away a # to set what stands behind it.
# "stream-lint --print-config" shows what is in force, "stream-lint explain RULE" what a rule is about.

# How loud each rule is: off, note, warning or error. A map sets its options, too.
#rules:
#  no-failure-destination: warning
#  dynamodb-stream-oversubscribed:
#    level: error
#    limit: 2

# The mildest finding that makes the run fail: error (the default), warning, note or never.
#failOn: error

# Files that are not looked at, as long as nobody names them: paths from the folder of this file. * is anything but a slash,
# ? is one character, ** is any number of folders. A pattern without a slash holds in every folder, and one for a folder for
# all that is in it.
#ignore:
#  - legacy/**
#  - "*.draft.yaml"

# What is looked at although ignore says otherwise. What git ignores stays out; name it on the command line.
#include:
#  - legacy/orders/template.yaml

# Readers that no template here shows: of another team, another repository, or made by hand. They count like any other. A stream
# goes by its name, its ARN, or its logical id or address, which means every stream that is called so. How many readers, or their
# names; most share the throughput of the stream, some have a registered consumer of their own (fan-out).
#externalConsumers:
#  orders: [analytics, audit]
#  Clicks: 2
#  arn:aws:kinesis:eu-west-1:111122223333:stream/payments:
#    shared: [audit]
#    fan-out: [fraud-detection]

# Consumers and functions for which a record may be processed twice, by their logical id, Function.Event or address, with the reason.
#idempotent:
#  Billing: each invoice is written under its own key

# Values of template parameters and Terraform variables: what is deployed with them is judged.
#parameters:
#  Stage: prod

# Where the handler of a function lies, for functions whose template does not tell: paths from the folder of this file.
#sources:
#  Billing: services/billing/app.py

# How loud a finding is at most that only some deployments have: error, warning (the default), note or off.
#conditional: warning

# Whether the alarms on streams and their readers are declared in these templates: here, or elsewhere. Where nothing is said, one
# such alarm in the templates means here.
#alarms: here
`;function k(e){let[t=""]=s,r=s.find(n=>(0,a.existsSync)(l.default.join(e,n))),o=n=>({isDone:!1,told:`There is a ${n} already; nothing is written.`});if(r!==void 0)return o(r);try{(0,a.writeFileSync)(l.default.join(e,t),f,{flag:"wx"})}catch(n){let{code:u,message:c}=n;return u==="EEXIST"?o(t):{isDone:!1,told:`${t} cannot be written: ${c}.`}}return{isDone:!0,told:`${t} is written. Everything in it is explained, and nothing is set yet.`}}0&&(module.exports={createConfiguration});
