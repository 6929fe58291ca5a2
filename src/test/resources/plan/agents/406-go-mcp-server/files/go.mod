module example.com/dice

go 1.23

require (
	github.com/mark3labs/mcp-go v0.20.0
	github.com/stretchr/testify v1.10.0
)
