local items = {}
for i = 1, 28 do items[i] = '{"id":' .. (100 + i) .. ',"name":"an item of ours"}' end
wrk.method = "POST"
wrk.body = '{"items":[' .. table.concat(items, ",") .. "]}"
wrk.headers["Content-Type"] = "application/json"
