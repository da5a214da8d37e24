#!/usr/bin/env node
import { main } from "../app/index.js";

await main();
