import { installTools } from "../../host/tools.ts";
import type { Format } from "../format.ts";
import type { ExportDisk } from "../local/index.ts";
import type { Provider } from "../provider.ts";
import { checkAccount } from "./account.ts";
import { createExport } from "./export/export.ts";
import { capture } from "./image/capture.ts";
import { complete } from "./image/complete.ts";
import { makePublic, publishImages, spreadImage } from "./image/deliver.ts";
import { findEarlier } from "./image/find-image.ts";
import { takeUpImage } from "./image/take-up.ts";
import { awsAssets } from "./inventory.ts";
import { resolveSourceAmi } from "./machine/base-image.ts";
import { registerFolder, workFolder } from "./machine/build-folder.ts";
import { launch } from "./machine/launch.ts";
import { findMachine, keepMachine } from "./machine/machine.ts";
import { markAssets } from "./mark.ts";
import type { AwsOptions } from "./options.ts";
import { preflight, thisMachine } from "./preflight/preflight.ts";
import { removeAwsAssets, removeAwsAssetsOf } from "./remove.ts";
import { DEFAULT_SOURCE_AMI } from "./settings.ts";
import { awsTools } from "./tools.ts";

export interface AwsProviderOptions extends AwsOptions {
  /** What converts a disk at rest on this machine; handed in, because the formats are the image's business. */
  exportDisk: ExportDisk;
  /** Bytes that an export needs in its folder, from the bytes in use on the disk. */
  exportSpace: (formats: readonly Format[], dataSize: number) => number;
}

/**
 * Machines on EC2. Makes nothing until it is asked to. Before anything is made or removed the account is checked; what
 * belongs to this machine (scratch folders, releases) is the local provider's business.
 */
export function createAwsProvider(options: AwsProviderOptions): Provider {
  const { state, host, settings } = options;
  const exportImage = createExport(options);
  const ended = (signal: AbortSignal | undefined): AwsOptions => {
    if (!signal) return options;
    return { ...options, signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal };
  };
  return {
    name: "aws",
    defaultBaseImage: DEFAULT_SOURCE_AMI,
    installTools: async (plan, task) => {
      await installTools(awsTools(plan, settings), { signal: options.signal }, task);
    },
    preflight: (plan) => preflight(plan, options, { ...thisMachine, exportSpace: options.exportSpace }),
    resolveBaseImage: (request, task) => resolveSourceAmi(request, options, task),
    launch: (request, task) => launch(request, options, task),
    machine: (assetId) => findMachine(assetId, options),
    workFolder: (assetId) => workFolder(state, assetId),
    scratchFolder: () => host.scratchFolder(),
    registerFolder: (assetId, folder) => registerFolder(state, assetId, folder),
    registerRelease: (assetId, folder) => host.registerRelease(assetId, folder),
    keep: (assetId) => keepMachine(assetId, options),
    capture: (assetId, task) => capture(assetId, options, task),
    findEarlier: (plan) => findEarlier(plan, options),
    takeUp: (plan) => takeUpImage(plan, options),
    exportImage: (request, task) => exportImage(request, ended(request.signal), task),
    spreadImage: (image, task, signal) => spreadImage(image, ended(signal), task),
    publishImages: (images, task) => publishImages(images, options, task),
    makePublic: (assetId, task) => makePublic(assetId, options, task),
    complete: (assetId) => complete(assetId, options),
    pinned: async () => ({
      ...{ region: options.aws.region, allowedAccountIds: [await checkAccount(options)] },
      ...{ profile: settings.profile, roleToAssume: settings.roleToAssume, endpointUrl: settings.endpointUrl },
      ...{ bucket: settings.bucket, bucketPrefix: settings.bucketPrefix, copyToRegions: settings.copyToRegions },
    }),
    assets: (assetId, unseen) => awsAssets(options, assetId, unseen),
    remove: (asset) =>
      new Promise((resolve, reject) => {
        let failure: string | undefined;
        removeAwsAssets([asset], options, (_, why) => {
          failure = why;
        }).then(() => (failure === undefined ? resolve() : reject(new Error(failure))), reject);
      }),
    removeAll: (assets, told) => removeAwsAssets(assets, options, told),
    removeOf: (assetId, removal) => removeAwsAssetsOf(assetId, options, removal),
    mark: (assets, when) => markAssets(assets, when, options),
  };
}
