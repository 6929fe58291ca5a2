package main

import (
	"context"
	"os"

	"github.com/jackc/pgx/v5"
)

func main() {
	c, err := pgx.Connect(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	_, _ = c.Exec(context.Background(), "create table if not exists t(id int)")
}
