# frozen_string_literal: true

# Runs `mint` of each program for every input: ruby run.rb PROGRAM[=INPUT TAG]...
# Prints one line for each program: its path, why it could not be loaded, and what came out for each input.
# The SDK is the one of `../lib` where the program lies.

require 'json'
require 'open3'
require 'rbconfig'

module Runner
  JWT_SHAPE = /eyJ[\w-]+\.[\w-]+\.[\w-]*/
  GIVEN = JSON.parse(File.read("#{__dir__}/inputs.json"))
  ENVIRONMENT = GIVEN['env']

  module_function

  def chosen(tag)
    GIVEN['inputs'].select { |input| [nil, tag].include?(input['only']) }.map do |input|
      # Modern releases write a parameter with one of these so that nobody can read it back.
      lossless = ->(text) { !text.to_s.match?(/[&=]/) }
      kept = tag == 'separators' ? input['params'] : input['params'].select { |*pair| pair.all?(&lossless) }
      input.merge('params' => kept)
    end
  end

  def complete(input)
    {
      incoming: true, outgoing: true, vip: false, other: "#{input['name']} 2", app_sid: ENVIRONMENT['TWILIO_APP_SID'],
      account: { sid: ENVIRONMENT['TWILIO_ACCOUNT_SID'], token: ENVIRONMENT['TWILIO_AUTH_TOKEN'] },
      **input.reject { |key, _| %w[label only].include?(key) }.transform_keys(&:to_sym)
    }
  end

  # The tokens in a result, the types they had, and the result with the tokens cut out.
  def harvest(result)
    tokens = []
    types = []
    around = walk(result) do |text, type|
      text.gsub(JWT_SHAPE) do |token|
        tokens << token
        types << type
        '<jwt>'
      end
    end
    { tokens: tokens, types: types, around: JSON.generate([around]) }
  end

  def walk(value, &cut)
    case value
    when String then cut.call(value, 'text')
    when Array then value.map { |item| walk(item, &cut) }
    when Hash then value.sort_by { |key, _| key.to_s }.to_h { |key, item| [key, walk(item, &cut)] }
    when nil, true, false, Numeric, Symbol then value
    # Where an object lies is another place each time; a token's text may look like that, but has no colon.
    else cut.call(value.to_s.sub(/(?<=:)0x\h+/, '0x'), 'object')
    end
  end

  def run(mint, input)
    record = { input: input['label'], minted_at: Time.now.to_f, error: nil }
    keywords = mint.parameters.any? { |kind, _| %i[key keyreq keyrest].include?(kind) }
    record.merge(harvest(keywords ? mint.call(**complete(input)) : mint.call(complete(input))))
  rescue StandardError => e
    record.merge(tokens: [], types: [], around: nil, error: "#{e.class}: #{e.message}")
  end

  # A program in this process, which is its own.
  def run_here(path, tag)
    $LOAD_PATH.unshift(File.expand_path('../lib', File.dirname(path)))
    load(path)
    mint = TOPLEVEL_BINDING.receiver.method(:mint)
    { path: path, error: nil, records: chosen(tag).map { |input| run(mint, input) } }
  rescue StandardError, ScriptError => e
    { path: path, error: e.full_message(highlight: false), records: [] }
  end

  def run_anew(path, tag)
    kept = ENV.keys.grep(/\A(TWILIO|TOKEN)_/).to_h { |name| [name, nil] }
    command = [RbConfig.ruby, '--disable-gems', __FILE__, '--here', path, tag]
    printed, said, = Open3.capture3(kept.merge(ENVIRONMENT), *command)
    printed.empty? ? JSON.generate({ path: path, error: "it ended early: #{said}", records: [] }) : printed
  end
end

if ARGV.first == '--here'
  # What programs print is not what this prints.
  out = $stdout.dup
  $stdout = $stderr
  out.puts(JSON.generate(Runner.run_here(*ARGV.drop(1))))
else
  ARGV.each do |argument|
    path, tag = argument.split('=')
    puts Runner.run_anew(path, tag.to_s)
  end
end
