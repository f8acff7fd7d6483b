package play.mvc;

public class Controller {
    public static Result ok(String body) {
        return new Result();
    }
}
