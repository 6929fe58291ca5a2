package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/joho/godotenv"
)

func main() {
	_ = godotenv.Load()
	r := gin.Default()
	r.GET("/health", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"ok": true}) })
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	_ = r.Run("0.0.0.0:" + port)
}
