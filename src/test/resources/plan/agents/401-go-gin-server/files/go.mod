module github.com/example/gin-agent

go 1.23.2

require (
	github.com/gin-gonic/gin v1.10.0
	github.com/joho/godotenv v1.5.1
)

require golang.org/x/net v0.30.0 // indirect
