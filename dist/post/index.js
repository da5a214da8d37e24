#!/usr/bin/env node
import { post } from "../app/index.js";

await post();
