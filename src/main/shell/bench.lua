-- wrk's side of `slipway bench api`: the request, and its figures on one line.
-- The key comes from a file, since arguments can be read by everyone.

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

wrk.method = os.getenv("WRK_METHOD")
wrk.headers["Authorization"] = read(os.getenv("WRK_AUTHORIZATION_FILE"))

local body = os.getenv("WRK_BODY_FILE")
if body ~= "" then
  wrk.headers["Content-Type"] = "application/json"
  wrk.body = read(body)
end

-- wrk counts microseconds; the figures are requests per second, then milliseconds, then errors.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %.1f %.3f %.3f %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
