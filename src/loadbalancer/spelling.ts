import {
  ANNOTATIONS, CURRENT_PREFIX, DOMAIN, FORMER_NAMES, type FormerName, keysOf, OLDER_PREFIX, type Setting, settingOf,
  SETTINGS,
} from './annotations';
import { distance, nearest } from '../text';

/** A key that the cloud controller does not read, although it looks like one of its own. */
export interface Misspelling {
  /** The key that is probably meant. */
  readonly near: string | undefined;

  /** The name exists, but only without a prefix. */
  readonly isBare: boolean;

  /** The name is that of a field of the Service. */
  readonly isField: boolean;

  /** The domain is not that of the settings, so the key may be meant for something else in another place. */
  readonly isForeign: boolean;

  /** Older controllers read the name. */
  readonly former: FormerName | undefined;
}

/** The name of a setting in a key. */
interface Named {
  readonly name: string;
  readonly isForeign: boolean;
}

/** The prefix of load balancer settings with another domain, or with other separators. */
const LIKE_PREFIX = /^(?:[^/]*\/)?ali(?:baba)?[-_.]?cloud[-_.]?load[-_.]?balancer[-_.]?(.*)$/i;

/** What else begins like the vendor's name, in the domain of these annotations. */
const LIKE_VENDOR = /^ali(?:baba)?[-_.]?(?:cloud)?[-_.]?(.*)$/i;

/** The vendor's domains, and those of Kubernetes. Both have other annotations too. */
const NEAR_DOMAIN = /^(?:[^/]*\.)?(?:aliyun\.com|alibabacloud\.com|alibaba\.com|kubernetes\.io)\/(.*)$/i;

/** The prefix without the vendor. */
const WITHOUT_VENDOR = /^load[-_.]?balancer[-_.](.*)$/i;

const BARE = SETTINGS.filter((name) => ANNOTATIONS[name].spelling === 'bare');

/** The annotation that makes the controller of CLBs skip a Service. The class of a load balancer is a field. */
const CLASS: Setting = 'class';

/** A key that is meant for the cloud controller and that it does not read; undefined for any other key. */
export function misspelled(key: string): Misspelling | undefined {
  if (settingOf(key) !== undefined) {
    return undefined;
  }
  const named = namedIn(key);
  return named && misspelling(named);
}

function misspelling({ name, isForeign }: Named): Misspelling {
  const former = Object.hasOwn(FORMER_NAMES, name) ? FORMER_NAMES[name] : undefined;
  const near = former === undefined ? nearestSetting(name) : former.successor;
  const isField = near === CLASS;
  const isBare = near === name && ANNOTATIONS[near].spelling === 'bare';
  return { near: near && !isField ? keysOf(near)[0] : undefined, isBare, isField, isForeign, former };
}

/** The shortest name in which one wrong letter, or a swap of two, is a typo. */
const LONG_ENOUGH_FOR_TYPO = 6;

/** No domain, or one of Kubernetes. Other software may read what is in another domain. */
const OWN_DOMAIN = /^(?:(?:[^/]*\.)?kubernetes\.io\/)?[^/]*$/;

/**
 * The key that a misspelled one can only mean: its prefix is wrong and its name is that of a setting, or the prefix is
 * right and the name has one wrong letter, or two swapped ones. Undefined if several settings are as near.
 */
export function certainKey(key: string): string | undefined {
  const named = misspelled(key)?.former === undefined ? namedIn(key) : undefined;
  if (named === undefined || named.isForeign || !OWN_DOMAIN.test(key)) {
    return undefined;
  }
  const prefix = key.slice(0, key.length - named.name.length);
  const setting = isSetting(named.name)
    ? withRightName(named.name, key)
    : withRightPrefix(named.name.toLowerCase().replaceAll(/[_.]/g, '-'), prefix);
  return setting === undefined || setting === CLASS ? undefined : keysOf(setting)[0];
}

function withRightName(name: Setting, key: string): Setting | undefined {
  return LIKE_PREFIX.test(key) || isTelling(name) ? name : undefined;
}

function withRightPrefix(name: string, prefix: string): Setting | undefined {
  const near = isSetting(name) ? [name] : SETTINGS.filter((each) => (
    Math.abs(each.length - name.length) <= 1 && distance(each, name) <= 1
  ));
  const [only, ...others] = near.filter((each) => each.length >= LONG_ENOUGH_FOR_TYPO);
  const isOnly = only !== undefined && others.length === 0 && near.length === 1;
  return isOnly && keysOf(only)[0] === `${prefix}${only}` ? only : undefined;
}

/** The name of the setting in a key that is meant for the cloud controller. */
function namedIn(key: string): Named | undefined {
  const prefix = [CURRENT_PREFIX, OLDER_PREFIX].find((each) => key.startsWith(each));
  const name = prefix === undefined ? LIKE_PREFIX.exec(key)?.[1] : key.slice(prefix.length);
  return name === undefined ? namedInDomain(key) ?? namedInNearDomain(key) : { name, isForeign: false };
}

/** The same for a key without such a prefix. Other vendors use the domain too. */
function namedInDomain(key: string): Named | undefined {
  if (!key.startsWith(DOMAIN)) {
    return undefined;
  }
  const rest = key.slice(DOMAIN.length);
  const isNear = isSetting(rest) || BARE.some((each) => distance(each, rest) <= 2);
  const name = isNear ? rest : LIKE_VENDOR.exec(rest)?.[1];
  return name === undefined ? undefined : { name, isForeign: false };
}

/** The same for a key in a domain like it, whose name must be that of a setting, or very near to one. */
function namedInNearDomain(key: string): Named | undefined {
  const rest = NEAR_DOMAIN.exec(key)?.[1];
  if (rest === undefined) {
    return undefined;
  }
  const short = WITHOUT_VENDOR.exec(rest)?.[1];
  const name = short ?? rest;
  const isMeant = short === undefined ? isTelling(name) && isSetting(name) : isSetting(name) || isTypoOf(name);
  return isMeant ? { name, isForeign: true } : undefined;
}

function isSetting(name: string): name is Setting {
  return Object.hasOwn(ANNOTATIONS, name);
}

/** Whether a name can hardly be anything else. Other software has a `scheduler` or a `type` too. */
function isTelling(name: string): boolean {
  return name.length >= LONG_ENOUGH && name.includes('-');
}

function isTypoOf(name: string): boolean {
  const [near] = nearest(name, SETTINGS);
  return near !== undefined && isTelling(near) && distance(near, name) <= 2;
}

/** The shortest name that says something behind another one: `healthy-threshold` in `check-healthy-threshold`. */
const LONG_ENOUGH = 8;

function nearestSetting(written: string): Setting | undefined {
  const name = written.toLowerCase().replaceAll(/[_.]/g, '-');
  if (isSetting(name)) {
    return name;
  }
  const [near] = nearest(name, SETTINGS) as Setting[];
  const isTypo = near !== undefined && distance(near, name) <= 2;
  return isTypo ? near : SETTINGS.find((each) => each.length >= LONG_ENOUGH && name.endsWith(`-${each}`)) ?? near;
}
