import { below } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { alone, readTemplate } from "../cloudformation/template.js";
import type { Template } from "../cloudformation/template.js";
import type { Readable } from "../reader.js";
import { streamEventsOf } from "./events.js";
import type { StreamEvent } from "./events.js";
import { functionResources, functionsOf, sharedRole } from "./functions.js";
import { sharedRoleId } from "./naming.js";
import { mapOf } from "./nodes.js";
import { ownResources } from "./resources.js";
import type { Service } from "./service.js";

/** The template that the framework makes of a service, as far as streams are concerned. */
export interface ServiceTemplate {
  readonly template: Template;
  /** The name of its stack, what options decide left open as `${…}`; undefined where nothing tells. */
  readonly stack: string | undefined;
  /** The stream events that its mappings were made of, by logical id. */
  readonly events: ReadonlyMap<string, StreamEvent>;
}

function sendingOf(events: readonly StreamEvent[]): readonly TreeNode[] {
  return events.flatMap(({ sending }) => sending ?? []);
}

/** Builds the template as the framework does: what it makes of functions and events, and over that what the service writes itself. */
export function templateOf(service: Service, { path, language }: Readable, scope: string): ServiceTemplate {
  const { variables, lookups } = service;
  const functions = functionsOf(service);
  const written = functions.map((one) => ({ one, events: streamEventsOf(service, one) }));
  const events = written.flatMap((each) => each.events);
  const parts = [
    ...written.map((each) => functionResources(service, each.one, sendingOf(each.events))),
    ...events.map(({ resources }) => resources),
  ];
  const made = new Map([[sharedRoleId, sharedRole(service, sendingOf(events))], ...parts.flatMap((one) => Object.entries(one))]);
  const { sections, extensions } = ownResources(service);
  const stack = variables.openTextOf(service.under("provider", "stackName") ?? service.named(""));
  const place = below(service.root.place, "resources");
  const over = (one: TreeNode, above: TreeNode | undefined): TreeNode =>
    above === undefined ? one : variables.merged({ node: one, place }, { node: above, place });
  const resources = over(over(mapOf(Object.fromEntries(made)), sections.get("Resources")), extensions);
  const parameters = over(sections.get("Parameters") ?? mapOf({}), lookups.options.parameters());
  const root = mapOf({
    ...Object.fromEntries(sections),
    Parameters: parameters,
    Resources: resources,
  });
  const standing = { file: path, scope, syntax: language, around: alone, pins: lookups.options.pins() };
  const template = readTemplate(standing, root, variables.origins);
  return { template, stack, events: new Map(events.map((event) => [event.id, event])) };
}
