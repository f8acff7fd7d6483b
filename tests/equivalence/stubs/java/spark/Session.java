package spark;

public class Session {
    @SuppressWarnings("unchecked")
    public <T> T attribute(String name) {
        return (T) name;
    }
}
